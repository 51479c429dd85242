"""Installs a browser where there is none."""

import subprocess
import sys
from collections.abc import Callable

from portail.browser import debian
from portail.errors import EnvironmentNotReady

BY_HAND = {
    "chromium": "installez Chromium, Chrome ou Edge (sous Debian, en root, « apt-get install chromium »), ou lancez ",
    "firefox": "installez Firefox, ou lancez ",
    "webkit": "WebKit n’existe que dans la version de Playwright ; lancez ",
}
DEBIAN_PACKAGES = ("chromium", "fonts-liberation")


def install(engine: str, report: Callable[[str], None]) -> None:
    """Install the browser: Playwright's own build, or else Debian's package; `report` is given each sentence on it.

    Raises:
        EnvironmentNotReady: neither was possible; the text says what to do by hand.
    """
    report(f"Aucun navigateur : installation de {engine} par Playwright…")
    if _by_playwright(engine):
        return
    if engine == "chromium" and debian.may_install():
        report("Playwright ne peut pas télécharger son navigateur ici : installation du paquet Debian « chromium »…")
        if debian.install(*DEBIAN_PACKAGES):
            return
    raise EnvironmentNotReady(
        f"Aucun navigateur n’a pu être installé : {BY_HAND.get(engine, BY_HAND['chromium'])}"
        f"« {sys.executable} -m playwright install --with-deps {engine} », puis recommencez."
    )


def _by_playwright(engine: str) -> bool:
    with_system_libraries = ["--with-deps"] if sys.platform == "linux" and debian.may_install() else []
    command = [sys.executable, "-m", "playwright", "install", *with_system_libraries, engine]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
