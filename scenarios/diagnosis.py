"""Examines the machine: what a walk needs, what makes it better, and how to get what is missing."""

import ctypes.util
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from typing import Literal

from playwright.sync_api import Playwright, sync_playwright

from scenarios import browser as browsers
from scenarios import extras, library
from scenarios.determinism import flickering, repeated
from scenarios.errors import EnvironmentNotReady
from scenarios.guide import film

State = Literal["ready", "optional", "missing"]
PACKAGES = ("portail-famille", "playwright", "starlette", "aiosmtpd")
SERVE_PORTS = (8000, 1025, 8025)


@dataclass(frozen=True)
class Finding:
    """Something examined, in French: ready, missing but not needed by a walk (`optional`), or missing."""

    subject: str
    state: State
    detail: str
    remedy: str = ""


def diagnose(named_browser: str | None = None) -> list[Finding]:
    """Examine everything; nothing is installed or changed."""
    return [_python(), *_playwright(named_browser), _fonts(), _pango(), _film(), *(_port(port) for port in SERVE_PORTS)]


def diagnose_pictures(named_browser: str | None = None) -> list[Finding]:
    """Shoot every screen of the first procedure twice in each of two browsers, and name those that flicker.

    Raises:
        EnvironmentNotReady: the browser does not start, or a walk does not come to its end.
    """
    procedure = library.load("premiere-connexion")
    with sync_playwright() as playwright:
        choice = browsers.ready(playwright, named_browser, lambda _: None)
        flicker = flickering(repeated(procedure, playwright, choice))
    remedy = "Les pixels ne peuvent pas être comparés ici : cherchez ce qui change sur cet écran."
    if flicker:
        return [
            Finding("Images", "missing", f"« {screen} » change d’une fois à l’autre ({count} images)", remedy)
            for screen, count in flicker.items()
        ]
    screens = len(list(procedure.pictures()))
    return [Finding("Images", "ready", f"{screens} écrans, les mêmes au pixel près deux fois dans deux navigateurs")]


def _playwright(named_browser: str | None) -> list[Finding]:
    if problem := browsers.driver_problem():
        return [Finding("Playwright", "missing", problem, "« portail walk » l’installe, sous Debian et en root.")]
    with sync_playwright() as playwright:
        return [_browser(playwright, named_browser)]


def _python() -> Finding:
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES if extras.is_installed(name))
    return Finding("Python", "ready", f"{sys.version.split()[0]} ({packages})")


def _browser(playwright: Playwright, named: str | None) -> Finding:
    try:
        choice = browsers.find(playwright, named)
        if choice is None:
            return Finding(
                "Navigateur", "missing", "aucun", "« portail walk » en installe un ; ou désignez-le par --browser."
            )
        started = browsers.launch(playwright, choice)
    except EnvironmentNotReady as error:
        return Finding("Navigateur", "missing", str(error))
    detail = f"{choice.engine} {started.version}, {choice.origin} : {choice.path}"
    started.close()
    sandbox = "dans" if browsers.sandbox_works(playwright, choice) else "hors de"
    return Finding("Navigateur", "ready", f"{detail}, {sandbox} son bac à sable")


def _fonts() -> Finding:
    command = shutil.which("fc-list")
    families = _output(command, ":", "family").splitlines() if command else []
    if families:
        return Finding("Polices", "ready", f"{len(set(families))} familles sur le système, et celle du portail")
    return Finding("Polices", "optional", "aucune sur le système", "Installez par exemple le paquet fonts-liberation.")


def _pango() -> Finding:
    if ctypes.util.find_library("pango-1.0"):
        return Finding("Pango", "ready", "présent, pour un guide en PDF")
    return Finding("Pango", "optional", "absent : pas de guide en PDF", "Installez le paquet libpangoft2-1.0-0.")


def _film() -> Finding:
    if command := film.encoder():
        return Finding("ffmpeg", "ready", f"{command}, pour un film en MP4 (--video)")
    return Finding("ffmpeg", "optional", "absent : film en WebP et en GIF seulement", "pip install imageio-ffmpeg")


def _port(port: int) -> Finding:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return Finding("Port", "optional", f"{port} pris", "Donnez un autre port à « portail serve ».")
    return Finding("Port", "ready", f"{port} libre, pour « portail serve »")


def _output(command: str, *arguments: str) -> str:
    return subprocess.run([command, *arguments], capture_output=True, text=True, check=False).stdout
