"""Installs a browser where there is none."""

import subprocess
import sys
from collections.abc import Callable

from portail.browser import debian
from portail.browser.find import HEADLESS_SHELL
from portail.errors import EnvironmentNotReady
from portail.wording import browser as words

CHROMIUM = "chromium"
FONTS = "fonts-liberation"


def install(engine: str, report: Callable[[str], None], *, headed: bool = False) -> None:
    """Install the browser: Playwright's own build, or else Debian's package; `report` is given each sentence on it.

    Of Debian's, the one without windows is enough where it is not `headed`; a Debian that has none has Chromium itself.

    Raises:
        EnvironmentNotReady: neither was possible; the text says what to do by hand.
    """
    report(words.installing(engine))
    if _by_playwright(engine):
        return
    if engine == "chromium" and debian.may_install():
        report(words.INSTALLING_DEBIANS_CHROMIUM)
        packages = (CHROMIUM,) if headed else (HEADLESS_SHELL, CHROMIUM)
        if any(debian.install(package, FONTS) for package in packages):
            return
    raise EnvironmentNotReady(words.not_installable(engine, sys.executable))


def _by_playwright(engine: str) -> bool:
    with_system_libraries = ["--with-deps"] if sys.platform == "linux" and debian.may_install() else []
    command = [sys.executable, "-m", "playwright", "install", *with_system_libraries, engine]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
