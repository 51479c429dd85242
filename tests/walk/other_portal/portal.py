"""The portal of Saint-Aubin as a server of its own."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_urlsafe
from socket import create_server
from threading import Thread
from urllib.parse import quote

from uvicorn import Config, Server

from tests.walk.other_portal.family import Family
from tests.walk.other_portal.letter import invitation
from tests.walk.other_portal.screens import Screens


@contextmanager
def saint_aubin(family: Family, smtp_port: int, token: str | None = None) -> Iterator[str]:
    """Serve the portal until the block ends, with the family's letter sent; yields the portal's address.

    `token` is the secret part of the link in it; a random one by default.
    """
    token = token or token_urlsafe()
    with create_server(("127.0.0.1", 0)) as socket:
        server = Server(Config(Screens(family, token).app, lifespan="off", log_config=None))
        thread = Thread(target=server.run, args=([socket],))
        thread.start()
        home = f"http://127.0.0.1:{socket.getsockname()[1]}/"
        try:
            with smtplib.SMTP("127.0.0.1", smtp_port) as post:
                post.send_message(
                    invitation(family, f"{home}ouvrir/{quote(token, safe='')}", "https://www.saint-aubin.example/")
                )
            yield home
        finally:
            server.should_exit = True
            thread.join()
