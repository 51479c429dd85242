"""What a person does in a portal is written down, and the draft is walked as it stands."""

import signal
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright

from fake_smtp import FakeSmtp
from portail import browser as browsers
from portail.cli.commands.init import init
from portail.drafting import session
from portail.project.discovery import Projects
from portail.project.open_portal import open_portal
from portail.project.template.help_desk import EMAIL, PASSWORD, HelpDesk
from portail.record.run import Run
from portail.walk import bound_procedure
from portail.walk.options import Options
from portail.walk.runner import SilentObserver, walk
from tests.portail.drafting.recording import browser_that_says_names, drafted, type_into
from tests.walk.conftest import PATIENCE
from tests.walk.test_command_line import portail, started
from tests.walk.test_remote_browsers import chromium_with_cdp


@pytest.fixture(scope="module")
def recording_browser(playwright: Playwright) -> Iterator[Browser]:
    with browser_that_says_names(playwright) as browser:
        yield browser


def test_a_draft_of_a_foreign_portal_is_walked_as_it_stands(
    browser: Browser, recording_browser: Browser, tmp_path: Path
) -> None:
    init(tmp_path / "desk")
    file = tmp_path / "desk" / "procedures" / "ma-demande.md"

    def person(page: Page) -> None:
        type_into(page, "Adresse électronique", EMAIL)
        type_into(page, "Mot de passe", PASSWORD)
        page.keyboard.press("Enter")
        type_into(page, "Objet", "Mon écran est cassé")
        type_into(page, "Objet", "Mon écran reste noir")
        page.get_by_role("button", name="Envoyer").click()
        page.get_by_role("status").wait_for()
        read_mail(page.context.new_page(), smtp.url, "Demande 1")

    with FakeSmtp() as smtp, HelpDesk((smtp.smtp_host, smtp.smtp_port)) as desk:
        file.write_text(drafted(recording_browser, desk.url, person, file.stem), encoding="utf-8")
    run = walked(browser, file, tmp_path)

    assert [(step.title, step.error) for step in run.steps] == [
        ("Connexion", None),
        ("Nouvelle demande", None),
        ("Demande envoyée", None),
        ("Demande 1", None),
    ]
    assert [shot.id for step in run.steps for shot in step.screenshots] == [step.id for step in run.steps]
    assert EMAIL not in file.read_text(encoding="utf-8")


def test_the_command_keeps_what_was_done_until_ctrl_c_or_until_the_window_is_closed(
    playwright: Playwright, tmp_path: Path
) -> None:
    choice = browsers.find(playwright)
    assert choice
    with (
        FakeSmtp() as smtp,
        HelpDesk((smtp.smtp_host, smtp.smtp_port)) as desk,
        chromium_with_cdp(choice.path, tmp_path / "profile", session.NAMES) as cdp,
    ):
        recording = started("record", desk.url, "--connect", cdp, "-o", "demande.md", cwd=tmp_path)
        with window_of(recording, playwright, cdp) as page:
            sign_in(page)
            recording.send_signal(signal.SIGINT)
            interrupted = recording.communicate(timeout=60)

        again = started("record", desk.url, "--connect", cdp, "--lang", "en", cwd=tmp_path)
        with window_of(again, playwright, cdp) as page:
            sign_in(page)
            page.close()
            closed = again.communicate(timeout=60)

    assert (recording.returncode, interrupted[1], again.returncode, closed[1]) == (0, "", 0, "")
    assert interrupted[0] == (
        "demande.md : 2 étapes.\nPour le parcourir, dans portail.toml :\n\n"
        f'[targets.essai]\nbase_url = "{desk.url}"\n\n[targets.essai.person]\nemail = "…"\n'
        "Dans l’environnement, jamais dans un fichier : PORTAIL_PASSWORD.\n"
        "Puis : portail walk demande.md --target essai\n"
    )
    assert closed[0].startswith("connexion.md : 2 étapes.\n")
    assert "I type {password} into `Mot de passe`." in (tmp_path / "connexion.md").read_text(encoding="utf-8")
    assert portail("lint", "demande.md", "connexion.md", cwd=tmp_path).returncode == 0
    assert PASSWORD not in "".join([*interrupted, *closed, *(file.read_text() for file in tmp_path.glob("*.md"))])


@contextmanager
def window_of(recording: subprocess.Popen[str], playwright: Playwright, cdp: str) -> Iterator[Page]:
    """Give the person the page that a recording has opened, once it looks on."""
    assert recording.stdout
    assert recording.stdout.readline().startswith("Enregistrement : faites la démarche")
    with closing(playwright.chromium.connect_over_cdp(cdp)) as browser:
        yield browser.contexts[0].pages[-1]


def sign_in(page: Page) -> None:
    type_into(page, "Adresse électronique", EMAIL)
    type_into(page, "Mot de passe", PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    page.get_by_role("heading", name="Nouvelle demande").wait_for()


def read_mail(page: Page, url: str, subject: str) -> None:
    """Open a message in the pages of the mail catcher."""
    page.goto(url)
    page.get_by_role("link", name=subject).first.click()
    page.get_by_role("heading", name=subject).wait_for()


def walked(browser: Browser, file: Path, output: Path) -> Run:
    """Walk a draft on the portal of its own project."""
    bound = bound_procedure.load(Projects.find(file.parent, None), str(file))
    with open_portal(bound.project, None, may_destroy=False) as portal, portal.new_tenant() as tenant:
        target = bound.project.prepare(tenant.new_target(), None)
        return walk(bound, target, browser, Options(output, patience=PATIENCE), SilentObserver())
