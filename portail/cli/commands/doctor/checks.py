"""Examines the machine: what a walk needs, what makes it better, and how to get what is missing."""

import ctypes.util
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from playwright.sync_api import Playwright, sync_playwright

from portail import browser as browsers
from portail import extras
from portail.cli.commands.doctor.determinism import flickering, repeated
from portail.errors import EnvironmentNotReady
from portail.output.film import encode
from portail.project.discovery import Projects
from portail.walk.bound_procedure import load
from portail.wording import doctor as words

State = Literal["ready", "optional", "missing"]
PACKAGES = ("portail-famille", "playwright")
SERVE_PORTS = (8000, 1025, 8025)


@dataclass(frozen=True)
class CheckResult:
    """Something examined, in French: ready, missing but not needed by a walk (`optional`), or missing."""

    subject: str
    state: State
    detail: str
    remedy: str = ""


def diagnose(named_browser: str | None = None) -> list[CheckResult]:
    """Examine everything; nothing is installed or changed."""
    return [_python(), *_playwright(named_browser), _fonts(), _pango(), _film(), *(_port(port) for port in SERVE_PORTS)]


def diagnose_pictures(named_browser: str | None = None) -> list[CheckResult]:
    """Shoot every screen of the first procedure twice in each of two browsers, and name those that flicker.

    Raises:
        EnvironmentNotReady: the browser does not start, or a walk does not come to its end.
    """
    projects = Projects.find(Path())
    bound = load(projects, projects.default_procedure())
    with sync_playwright() as playwright:
        choice = browsers.ready(playwright, named_browser, lambda _: None)
        flicker = flickering(repeated(bound, playwright, choice))
    if flicker:
        return [
            CheckResult(words.PICTURES, "missing", words.flickers(screen, count), words.LOOK_FOR_WHAT_CHANGES)
            for screen, count in flicker.items()
        ]
    screens = len(list(bound.procedure.pictures()))
    return [CheckResult(words.PICTURES, "ready", words.pictures_are_the_same(screens))]


def _playwright(named_browser: str | None) -> list[CheckResult]:
    if problem := browsers.driver_problem():
        return [CheckResult("Playwright", "missing", problem, words.GET_THE_DRIVER)]
    with sync_playwright() as playwright:
        return [_browser(playwright, named_browser)]


def _python() -> CheckResult:
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES if extras.is_installed(name))
    return CheckResult("Python", "ready", f"{sys.version.split()[0]} ({packages})")


def _browser(playwright: Playwright, named: str | None) -> CheckResult:
    try:
        choice = browsers.find(playwright, named)
        if choice is None:
            return CheckResult(words.BROWSER, "missing", words.NO_BROWSER, words.GET_A_BROWSER)
        started = browsers.launch(playwright, choice)
    except EnvironmentNotReady as error:
        return CheckResult(words.BROWSER, "missing", str(error))
    number = started.version
    started.close()
    sandboxed = browsers.sandbox_works(playwright, choice)
    detail = words.browser(choice.engine, number, choice.origin, str(choice.path), sandboxed=sandboxed)
    return CheckResult(words.BROWSER, "ready", detail)


def _fonts() -> CheckResult:
    command = shutil.which("fc-list")
    names = _output(command, ":", "family").splitlines() if command else []
    if names:
        return CheckResult(words.FONTS, "ready", words.fonts(len(set(names))))
    return CheckResult(words.FONTS, "optional", words.NO_FONTS, words.GET_FONTS)


def _pango() -> CheckResult:
    if ctypes.util.find_library("pango-1.0"):
        return CheckResult("Pango", "ready", words.PANGO_IS_THERE)
    return CheckResult("Pango", "optional", words.NO_PANGO, words.GET_PANGO)


def _film() -> CheckResult:
    if command := encode.encoder():
        return CheckResult("ffmpeg", "ready", words.ffmpeg(command))
    return CheckResult("ffmpeg", "optional", words.NO_FFMPEG, words.GET_FFMPEG)


def _port(port: int) -> CheckResult:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return CheckResult(words.PORT, "optional", words.port_is_taken(port), words.GIVE_ANOTHER_PORT)
    return CheckResult(words.PORT, "ready", words.port_is_free(port))


def _output(command: str, *arguments: str) -> str:
    printed = subprocess.run([command, *arguments], capture_output=True, check=False).stdout
    # Not by the locale: under LC_ALL=C it is ASCII, and a font may have a name in any script.
    return printed.decode(errors="replace")
