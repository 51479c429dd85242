"""The portal of Saint-Aubin as a server of its own."""

import smtplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from secrets import token_urlsafe
from socket import create_server
from ssl import SSLContext
from threading import Thread
from urllib.parse import quote

from starlette.types import ASGIApp
from uvicorn import Config, Server

from tests.walk.other_portal.family import Family
from tests.walk.other_portal.letter import invitation
from tests.walk.other_portal.screens import Screens


@contextmanager
def saint_aubin(
    family: Family,
    smtp_port: int,
    token: str | None = None,
    *,
    front: Callable[[ASGIApp], ASGIApp] = lambda app: app,
    tls: SSLContext | None = None,
) -> Iterator[str]:
    """Serve the portal until the block ends, with the family's letter sent; yields the portal's address.

    `token` is the secret part of the link in it; a random one by default. `front` stands before the portal.
    """
    token = token or token_urlsafe()
    with served(front(Screens(family, token).app), tls) as home:
        with smtplib.SMTP("127.0.0.1", smtp_port) as post:
            post.send_message(
                invitation(family, f"{home}ouvrir/{quote(token, safe='')}", "https://www.saint-aubin.example/")
            )
        yield home


@contextmanager
def served(app: ASGIApp, tls: SSLContext | None = None) -> Iterator[str]:
    """Serve an application on a free port until the block ends; yields its address."""
    config = Config(app, lifespan="off", log_config=None)
    config.load()
    config.ssl = tls
    with create_server(("127.0.0.1", 0)) as socket:
        server = Server(config)
        thread = Thread(target=server.run, args=([socket],))
        thread.start()
        try:
            yield f"{'https' if tls else 'http'}://127.0.0.1:{socket.getsockname()[1]}/"
        finally:
            server.should_exit = True
            thread.join()
