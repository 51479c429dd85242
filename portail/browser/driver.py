"""Playwright's driver, a Node program: on a bare Debian the C library's companion libatomic may be missing."""

import subprocess
from collections.abc import Callable

from playwright._impl._driver import compute_driver_executable

from portail.browser import debian
from portail.browser.install_lock import turn
from portail.errors import EnvironmentNotReady
from portail.wording import browser as words

DEBIAN_PACKAGE = "libatomic1"


def driver_problem() -> str | None:
    """Return why Playwright's driver cannot start; `None` where it can."""
    node, _ = compute_driver_executable()
    started = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    return None if started.returncode == 0 else started.stderr.strip().removeprefix(f"{node}: ")


def prepare_driver(report: Callable[[str], None]) -> None:
    """Make sure that Playwright's driver can start, installing what it lacks; `report` is given each sentence on it.

    Raises:
        EnvironmentNotReady: it cannot start; the text says what to do by hand.
    """
    if driver_problem() is None:
        return
    with turn():
        if driver_problem() and debian.may_install():
            report(words.installing_for_the_driver(DEBIAN_PACKAGE))
            debian.install(DEBIAN_PACKAGE)
    if problem := driver_problem():
        raise EnvironmentNotReady(words.driver_does_not_start(problem, DEBIAN_PACKAGE))
