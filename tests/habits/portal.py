"""The portal of Bellerive: five small procedures, and a switch for each habit.

It keeps nothing: the switches stand in the address (`/label-star+tab-badge/connexion`), so one server serves them all.
"""

import asyncio
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from socket import create_server
from threading import Thread

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from uvicorn import Config, Server

from tests.habits.catalogue import BY_NAME
from tests.habits.habit import Habit, OtherMail

SCREENS = Path(__file__).with_name("screens")
NONE = "aucune"
"""The switch that changes nothing."""
USERNAME, PASSWORD = "F0417", "tilleul-42"
SENDER = "Ville de Bellerive <familles@bellerive.example>"
SUBJECT = "Ouverture de votre espace"
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="120" height="40" fill="#1b3d7a"/>'
    '<text x="14" y="26" fill="#fff" font-family="sans-serif">Bellerive</text></svg>'
)


class UnknownSwitch(ValueError):
    """There is no habit of this name, or it does not fit those before it."""


def switched(names: str) -> list[Habit]:
    """Return the habits that a path switches on.

    Raises:
        UnknownSwitch: there is none of a name.
    """
    wanted = [name for name in names.split("+") if name != NONE]
    if unknown := [name for name in wanted if name not in BY_NAME]:
        raise UnknownSwitch(", ".join(unknown))
    return [BY_NAME[name] for name in wanted]


@cache
def screen(names: str, name: str) -> str:
    """Return the HTML of a screen, or of the letter, as these habits show it.

    Raises:
        UnknownSwitch: a habit changes what is not there.
    """
    html = SCREENS.joinpath(f"{name}.html").read_text(encoding="utf-8")
    for habit in switched(names):
        for edit in habit.edits:
            if edit.screen != name:
                continue
            if edit.old not in html:
                raise UnknownSwitch(f"{habit.name}: {edit.old}")
            html = html.replace(edit.old, edit.new)
    return html


async def show(request: Request) -> Response:
    """Show a screen; a form that is sent leads on, once the credentials are right."""
    names, name = request.path_params["habits"], request.path_params["screen"]
    if not SCREENS.joinpath(f"{name}.html").is_file():
        return PlainTextResponse("Page inconnue", 404)
    if request.method == "POST" and name == "connexion":
        form = await request.form()
        if (form.get("qui"), form.get("code")) != (USERNAME, PASSWORD):
            return HTMLResponse(screen(names, name).replace("<form", "<p>Identifiants inconnus.</p><form"), 403)
        return RedirectResponse(f"/{names}/accueil", 303)
    if request.method == "POST":
        return RedirectResponse(f"/{names}/merci", 303)
    return HTMLResponse(screen(names, name), headers={"Cache-Control": "no-store"})


async def tracked(request: Request) -> Response:
    """Count a click, and lead on: as the links of newsletters do."""
    return RedirectResponse(f"/{request.path_params['habits']}/{request.query_params['vers']}", 302)


async def never(request: Request) -> Response:
    """Answer nothing, until the browser has gone."""
    while not await request.is_disconnected():
        await asyncio.sleep(0.1)
    return Response()


async def image(_: Request) -> Response:
    """Answer with a picture."""
    return Response(PICTURE, media_type="image/svg+xml")


def app() -> Starlette:
    """Return the portal."""
    routes = [
        Route("/image.svg", image),
        Route("/{habits}/suivi", tracked),
        Route("/{habits}/jamais", never),
        Route("/{habits}/{screen}", show, methods=["GET", "POST"]),
    ]
    return Starlette(routes=routes, exception_handlers={UnknownSwitch: _unknown})


async def _unknown(_: Request, error: Exception) -> Response:
    return PlainTextResponse(f"Habitude inconnue : {error}", 404)


@contextmanager
def served(port: int = 0) -> Iterator[str]:
    """Serve the portal until the block ends; yields its address, which ends with a slash."""
    with create_server(("127.0.0.1", port)) as socket:
        server = Server(Config(app(), lifespan="off", log_config=None, timeout_graceful_shutdown=1))
        thread = Thread(target=server.run, args=([socket],))
        thread.start()
        try:
            yield f"http://127.0.0.1:{socket.getsockname()[1]}/"
        finally:
            server.should_exit = True
            thread.join()


def send_letters(names: str, home: str, to: str, smtp: tuple[str, int]) -> None:
    """Send the letter of the town, and what comes beside it, to an address."""
    on = switched(names)
    others = [other for habit in on for other in habit.others]
    letters = [
        *(_other(other, to) for other in others if other.before),
        _letter(names, f"{home}{names}", to, next((habit.plain for habit in on if habit.plain), "")),
        *(_other(other, to) for other in others if not other.before),
    ]
    with smtplib.SMTP(*smtp) as post:
        for letter in letters:
            post.send_message(letter)


def _letter(names: str, base: str, to: str, plain: str) -> EmailMessage:
    letter = _message(SENDER, to, SUBJECT)
    if plain:
        letter.set_content(plain.replace("BASE", base))
    else:
        letter.set_content(screen(names, "letter").replace("BASE", base), subtype="html", charset="utf-8")
    return letter


def _other(other: OtherMail, to: str) -> EmailMessage:
    message = _message(other.sender, to, other.subject)
    message.set_content(other.html, subtype="html", charset="utf-8")
    return message


def _message(sender: str, to: str, subject: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    return message
