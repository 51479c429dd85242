"""Finds a browser on this machine."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Playwright

from portail.errors import EnvironmentNotReady
from portail.wording import browser as words

VARIABLE = "PORTAIL_BROWSER"
ENGINES = ("chromium", "firefox", "webkit")
FIREFOX = ("firefox", "firefox-esr")
HEADLESS_SHELL = "chromium-headless-shell"
"""Chromium without the windows of a browser: what it draws is the same, pixel by pixel, for half the processor time."""
CHROMIUM = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
APPLICATIONS = {
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
    "win32": (
        r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
        r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
    ),
}


@dataclass(frozen=True)
class Choice:
    """A browser that can be started: its engine, its file, and who provided it (in French, for a person)."""

    engine: str
    path: Path
    origin: str

    @property
    def is_playwrights_own(self) -> bool:
        """Whether it is a build that Playwright has installed."""
        return self.origin == words.INSTALLED_BY_PLAYWRIGHT

    @property
    def is_stock_firefox(self) -> bool:
        """Whether it is Mozilla's Firefox, which Playwright drives by another protocol than its own build."""
        return self.engine == "firefox" and "ms-playwright" not in self.path.parts


def requested(named: str | None = None) -> str:
    """Return the browser that the user wishes for: by option, by `PORTAIL_BROWSER`, or else Chromium."""
    return named or os.environ.get(VARIABLE) or "chromium"


def find(playwright: Playwright, named: str | None = None, *, headed: bool = False) -> Choice | None:
    """Return the browser to use, `headed` one that shows its windows, or `None` where there is none yet.

    `named` (or the environment variable `PORTAIL_BROWSER`) is an engine (`chromium`, `firefox`, `webkit`), the
    command of an installed browser (`google-chrome`) or the path of one.

    Raises:
        EnvironmentNotReady: the named browser is not there.
    """
    named = requested(named)
    if named not in ENGINES:
        return _named(named)
    return _playwrights_own(playwright, named) or _of_the_system(named, headed=headed)


def engines(playwright: Playwright) -> list[str]:
    """Return the engines that this machine can walk with: Chromium, and what else Playwright has installed."""
    return ["chromium", *(engine for engine in ENGINES[1:] if _playwrights_own(playwright, engine))]


def _named(named: str) -> Choice:
    path = shutil.which(named)
    if path is None:
        raise EnvironmentNotReady(words.unknown_browser(named, VARIABLE, ENGINES))
    return Choice(engine_of(path), Path(path), words.NAMED_BY_THE_USER)


def engine_of(path: str) -> str:
    """Return the engine of a browser, by the name of its file."""
    return "firefox" if "firefox" in Path(path).name else "chromium"


def _playwrights_own(playwright: Playwright, engine: str) -> Choice | None:
    path = Path(getattr(playwright, engine).executable_path)
    return Choice(engine, path, words.INSTALLED_BY_PLAYWRIGHT) if path.exists() else None


def _of_the_system(engine: str, *, headed: bool) -> Choice | None:
    path = next(_installed(engine, headed=headed), None)
    return Choice(engine, path, words.INSTALLED_ON_THE_SYSTEM) if path else None


def _installed(engine: str, *, headed: bool) -> Iterator[Path]:
    chromium = CHROMIUM if headed else (HEADLESS_SHELL, *CHROMIUM)
    commands = (shutil.which(command) for command in {"chromium": chromium, "firefox": FIREFOX}.get(engine, ()))
    yield from (Path(command) for command in commands if command)
    known = APPLICATIONS.get(sys.platform, ()) if engine == "chromium" else ()
    applications = (Path(os.path.expandvars(path)) for path in known)
    yield from (path for path in applications if path.exists())
