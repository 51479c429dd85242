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
from portail.cli.doctor.determinism import flickering, repeated
from portail.errors import EnvironmentNotReady
from portail.output.film import encode
from portail.project.discovery import Projects
from portail.walk.bound_procedure import load

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
    remedy = "Les pixels ne peuvent pas être comparés ici : cherchez ce qui change sur cet écran."
    if flicker:
        return [
            CheckResult("Images", "missing", f"« {screen} » change d’une fois à l’autre ({count} images)", remedy)
            for screen, count in flicker.items()
        ]
    screens = len(list(bound.procedure.pictures()))
    return [
        CheckResult("Images", "ready", f"{screens} écrans, les mêmes au pixel près deux fois dans deux navigateurs")
    ]


def _playwright(named_browser: str | None) -> list[CheckResult]:
    if problem := browsers.driver_problem():
        return [CheckResult("Playwright", "missing", problem, "« portail walk » l’installe, sous Debian et en root.")]
    with sync_playwright() as playwright:
        return [_browser(playwright, named_browser)]


def _python() -> CheckResult:
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES if extras.is_installed(name))
    return CheckResult("Python", "ready", f"{sys.version.split()[0]} ({packages})")


def _browser(playwright: Playwright, named: str | None) -> CheckResult:
    try:
        choice = browsers.find(playwright, named)
        if choice is None:
            return CheckResult(
                "Navigateur", "missing", "aucun", "« portail walk » en installe un ; ou désignez-le par --browser."
            )
        started = browsers.launch(playwright, choice)
    except EnvironmentNotReady as error:
        return CheckResult("Navigateur", "missing", str(error))
    detail = f"{choice.engine} {started.version}, {choice.origin} : {choice.path}"
    started.close()
    sandbox = "dans" if browsers.sandbox_works(playwright, choice) else "hors de"
    return CheckResult("Navigateur", "ready", f"{detail}, {sandbox} son bac à sable")


def _fonts() -> CheckResult:
    command = shutil.which("fc-list")
    names = _output(command, ":", "family").splitlines() if command else []
    if names:
        return CheckResult("Polices", "ready", f"{len(set(names))} polices sur le système")
    return CheckResult(
        "Polices", "optional", "aucune sur le système", "Installez par exemple le paquet fonts-liberation."
    )


def _pango() -> CheckResult:
    if ctypes.util.find_library("pango-1.0"):
        return CheckResult("Pango", "ready", "présent, pour un guide en PDF")
    return CheckResult("Pango", "optional", "absent : pas de guide en PDF", "Installez le paquet libpangoft2-1.0-0.")


def _film() -> CheckResult:
    if command := encode.encoder():
        return CheckResult("ffmpeg", "ready", f"{command}, pour un film en MP4 (--video)")
    return CheckResult("ffmpeg", "optional", "absent : film en WebP et en GIF seulement", "pip install imageio-ffmpeg")


def _port(port: int) -> CheckResult:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return CheckResult("Port", "optional", f"{port} pris", "Donnez un autre port à « portail serve ».")
    return CheckResult("Port", "ready", f"{port} libre, pour « portail serve »")


def _output(command: str, *arguments: str) -> str:
    printed = subprocess.run([command, *arguments], capture_output=True, check=False).stdout
    # Not by the locale: under LC_ALL=C it is ASCII, and a font may have a name in any script.
    return printed.decode(errors="replace")
