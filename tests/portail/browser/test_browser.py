"""The browser is the user's, Playwright's own or the system's; where there is none, one is installed."""

import os
import re
import shutil
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from portail import browser as browsers
from portail.browser import debian
from portail.browser.find import Choice
from portail.errors import EnvironmentNotReady

FIND = """
from playwright.sync_api import sync_playwright
from portail.browser import find, launch_arguments, ready
with sync_playwright() as playwright:
    print({call})
"""


@pytest.fixture(scope="module", autouse=True)
def driver() -> None:
    """What Playwright's driver needs of the system is there, whichever test comes first."""
    browsers.prepare_driver(print)


def executable(path: Path, script: str = "exit 0") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def commands(tmp_path: Path) -> Path:
    """The only folder of the PATH of a bare machine."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


def on_a_bare_machine(commands: Path, call: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python where no browser is installed, and none can be downloaded."""
    environment = {name: value for name, value in os.environ.items() if name != "PORTAIL_BROWSER"}
    environment |= {
        "PATH": str(commands),
        "PLAYWRIGHT_BROWSERS_PATH": str(commands.parent / "browsers"),
        "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9",
        **variables,
    }
    script = FIND.format(call=call)
    return subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)


def test_the_users_choice_comes_first_by_option_or_environment(
    playwright: Playwright, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_option = executable(tmp_path / "my-browser")
    by_environment = executable(tmp_path / "my-firefox")
    monkeypatch.setenv("PORTAIL_BROWSER", str(by_environment))

    assert browsers.find(playwright, str(by_option)) == Choice("chromium", by_option, "désigné par l’utilisateur")
    assert browsers.find(playwright) == Choice("firefox", by_environment, "désigné par l’utilisateur")


def test_a_named_browser_that_is_not_there_is_refused_with_the_remedy(playwright: Playwright) -> None:
    with pytest.raises(EnvironmentNotReady, match=r"« /nowhere/chrome » n’existe pas.*PORTAIL_BROWSER"):
        browsers.find(playwright, "/nowhere/chrome")


def test_playwrights_own_build_comes_before_the_systems(commands: Path) -> None:
    executable(commands / "chromium")
    own = on_a_bare_machine(commands, "playwright.chromium.executable_path").stdout.strip()
    executable(Path(own))

    found = on_a_bare_machine(commands, "find(playwright).origin").stdout.strip()

    assert found == "installé par Playwright"


@pytest.mark.parametrize("command", ["chromium", "google-chrome", "microsoft-edge"])
def test_a_browser_of_the_system_is_found_by_its_command(commands: Path, command: str) -> None:
    path = executable(commands / command)

    found = on_a_bare_machine(commands, "find(playwright).path").stdout.strip()

    assert found == str(path)


def test_a_chromium_without_windows_is_preferred_where_none_are_shown(commands: Path) -> None:
    shell, whole = executable(commands / "chromium-headless-shell"), executable(commands / "chromium")

    found = on_a_bare_machine(commands, "[str(find(playwright, headed=headed).path) for headed in (False, True)]")

    assert found.stdout.strip() == str([str(shell), str(whole)])


@pytest.mark.parametrize("command", ["firefox", "firefox-esr"])
def test_a_firefox_of_the_system_is_found_and_driven_by_bidi(commands: Path, command: str) -> None:
    path = executable(commands / command)

    found = on_a_bare_machine(commands, "launch_arguments(find(playwright, 'firefox'))").stdout.strip()

    assert (f"'{path}'" in found, "'channel': 'moz-firefox'" in found) == (True, True)


def test_a_stock_firefox_can_be_driven_or_the_versions_that_do_not_fit_are_named(playwright: Playwright) -> None:
    if not shutil.which("firefox-esr") and debian.may_install():
        debian.install("firefox-esr")
    choice = browsers.find(playwright, "firefox-esr")
    assert choice
    try:
        answer = user_agent_of(playwright, choice)
    except EnvironmentNotReady as error:
        answer = str(error)

    assert re.match(
        r"Mozilla/5.0 .*Firefox/|Firefox \d.* et Playwright \d.* ne se comprennent pas \(.+\)\. Prenez", answer
    )


def user_agent_of(playwright: Playwright, choice: Choice) -> str:
    """Return what a browser says of itself."""
    browser = browsers.launch(playwright, choice)
    answer = str(browser.new_context().new_page().evaluate("navigator.userAgent"))
    browser.close()
    return answer


def test_where_there_is_no_browser_none_is_found(commands: Path) -> None:
    assert on_a_bare_machine(commands, "find(playwright)").stdout.strip() == "None"


@pytest.mark.parametrize(
    ("engine", "remedy"),
    [
        ("chromium", "installez Chromium, Chrome ou Edge"),
        ("firefox", "installez Firefox"),
        ("webkit", "WebKit n’existe que dans la version de Playwright"),
    ],
)
def test_where_none_can_be_installed_the_error_names_the_remedy(commands: Path, engine: str, remedy: str) -> None:
    ended = on_a_bare_machine(commands, f"ready(playwright, {engine!r}, print)")

    assert f"installation de {engine} par Playwright" in ended.stdout
    assert f"EnvironmentNotReady: Aucun navigateur n’a pu être installé : {remedy}" in ended.stderr


def test_the_browser_of_the_environment_is_the_one_that_is_installed(commands: Path) -> None:
    ended = on_a_bare_machine(commands, "ready(playwright, None, print)", PORTAIL_BROWSER="webkit")

    assert "installation de webkit par Playwright" in ended.stdout


@pytest.mark.parametrize("update", ["works", "fails, as where one of the sources is away"])
def test_debians_package_is_taken_where_playwright_cannot_download_and_only_as_root(
    update: str, commands: Path
) -> None:
    installed = commands / "chromium"
    executable(
        commands / "apt-get",
        f'[ "$1" = update ] && exit {0 if update == "works" else 100}\n'
        f'[ "$1" = install ] && printf "#!/bin/sh" > {installed} && /bin/chmod +x {installed}; exit 0',
    )

    ended = on_a_bare_machine(commands, "ready(playwright, None, print).path")

    if os.geteuid() == 0:
        assert "installation de celui de Debian" in ended.stdout
        assert ended.stdout.splitlines()[-1] == str(installed)
    else:
        assert "EnvironmentNotReady" in ended.stderr


def test_of_two_processes_that_find_no_browser_at_once_one_installs_it_for_both(commands: Path) -> None:
    installed, log = commands / "chromium", commands / "installations"
    found = f'printf "#!/bin/sh" > {installed} && /bin/chmod +x {installed}'
    executable(commands / "apt-get", f'[ "$1" = install ] && echo "$@" >> {log} && {found}; exit 0')

    with ThreadPoolExecutor(2) as pool:
        ended = list(pool.map(lambda _: on_a_bare_machine(commands, "ready(playwright, None, print).path"), range(2)))

    if os.geteuid() == 0:
        assert [each.stdout.splitlines()[-1] for each in ended] == [str(installed)] * 2
        assert len(log.read_text().splitlines()) == 1
    else:
        assert all("EnvironmentNotReady" in each.stderr for each in ended)
