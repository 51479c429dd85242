"""`portail record`: a person clicks, a draft procedure is written."""

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import click
from playwright.sync_api import Browser, Playwright, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from portail import browser as browsers
from portail.actions.language import language
from portail.browser import remote
from portail.cli.commands.recorded_place import Place, place
from portail.cli.interruption import at_ctrl_c
from portail.cli.job import report_progress
from portail.codegen import draft, session
from portail.codegen.listener import Listener
from portail.codegen.needs import needs_of
from portail.codegen.screens import ScreenVisit, base_of, visits_of
from portail.errors import EnvironmentNotReady, WrongUsage
from portail.files.atomic import replace_all
from portail.procedure import parser
from portail.procedure.front_matter import id_of
from portail.wording import codegen as words

FLAGS = (*browsers.FLAGS, session.NAMES)
FOLDER = Path("procedures")
LOCALES = {"fr": "fr-FR", "en": "en-GB"}


@dataclass(frozen=True)
class Recording:
    """What is recorded, where and how: each field is an option, or the argument, of the same name."""

    url: str | None
    file: Path | None
    lang: str
    browser: str | None
    connect: str | None
    force: bool
    project: Path | None = None


def record(asked: Recording) -> int:
    """Open a window, write what is done there, and return the exit status 0.

    Raises:
        WrongUsage: the address is none, or is missing where no project has a portal of its own; the file is there
            already; or nothing was done.
        EnvironmentNotReady: there is no window, or the page cannot be opened.
    """
    if asked.file and asked.file.exists() and not asked.force:
        raise WrongUsage(words.already_there(str(asked.file)))
    with place(asked.url, asked.project) as where:
        if not asked.connect and not _has_display():
            raise EnvironmentNotReady(words.NO_DISPLAY)
        listener = _seen(asked, where)
        visits = visits_of(listener.seen, where.url)
    if not any(visit.actions for visit in visits):
        raise WrongUsage(words.NOTHING_DONE)
    _tell(_written(visits, asked), visits, where)
    for kind, name in listener.left_out:
        click.echo(words.LEFT_OUT[kind].format(name), err=True)
    return 0


def _has_display() -> bool:
    return not sys.platform.startswith("linux") or bool(os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY"})


def _seen(asked: Recording, where: Place) -> Listener:
    def begin() -> None:
        if where.person:
            click.echo(words.own_portal(where.url, where.person.email, where.person.password or "", where.inbox))
        click.echo(words.RECORDING)

    with sync_playwright() as playwright, _opened(playwright, asked) as browser:
        context = session.context_of(browser, LOCALES[asked.lang])
        return session.watch(context, where.url, begin, at_ctrl_c)


@contextmanager
def _opened(playwright: Playwright, asked: Recording) -> Iterator[Browser]:
    """Open the browser; one that is somebody else's is left open."""
    if asked.connect:
        yield remote.connect(playwright, asked.connect, asked.browser, headed=True, flags=FLAGS)
        return
    choice = browsers.ready(playwright, asked.browser, report_progress, headed=True)
    browser = browsers.launch(playwright, choice, headed=True, flags=FLAGS)
    try:
        yield browser
    finally:
        with suppress(PlaywrightError):  # Ctrl-C reaches the browser too
            browser.close()


def _written(visits: list[ScreenVisit], asked: Recording) -> Path:
    name = id_of(asked.file) if asked.file else ""
    drafted = draft.write(visits, language(asked.lang), words.DOCUMENTS[asked.lang], name)
    file = asked.file or _free(FOLDER if FOLDER.is_dir() else Path(), drafted.id)
    if id_of(file) != drafted.id:
        drafted = draft.write(visits, language(asked.lang), words.DOCUMENTS[asked.lang], id_of(file))
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_all({file: drafted.markdown.encode()})
    return file


def _free(folder: Path, name: str) -> Path:
    names = (name, *(f"{name}-{number}" for number in range(2, 1000)))
    return next(file for each in names if not (file := folder / f"{each}.md").exists())


def _tell(file: Path, visits: list[ScreenVisit], where: Place) -> None:
    """Say what was written, and what the target must know on which it is walked."""
    needed = needs_of(parser.load(file))
    click.echo(words.written(str(file), len(visits)))
    if where.is_own:
        click.echo(words.how_to_walk_here(shlex.quote(str(file)), needed.values))
        return
    catchers = (visit.screen.message.catcher for visit in visits if visit.screen.message)
    mailbox = f"mailpit+{next(catchers, '').rstrip('/')}" if needed.mail else ""
    click.echo(words.target(base_of(where.url), mailbox, needed.person, needed.values))
    if needed.secrets:
        click.echo(words.secrets(needed.secrets))
    click.echo(words.how_to_walk(shlex.quote(str(file))))
