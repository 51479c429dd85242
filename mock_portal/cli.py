"""The command line of the portal: it serves until SIGTERM or Ctrl-C."""

import os
import signal
import sys
from pathlib import Path
from threading import Event
from typing import Any

import click

from .errors import SetupError
from .server import MockPortal
from .settings import Hashing

NOT_READY = 3


def host_and_port(value: str | tuple[str, int]) -> tuple[str, int]:
    """Split an address written HOST:PORT, where that is not done yet; refuse what is none."""
    if isinstance(value, tuple):
        return value
    host, _, port = value.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise click.BadParameter(f"{value!r} is not written HOST:PORT, as in 127.0.0.1:1025.")
    return host.strip("[]"), int(port)


@click.command(context_settings={"auto_envvar_prefix": "MOCK_PORTAL", "show_default": True})
@click.option("--host", default="127.0.0.1", help="Address to listen on.")
@click.option("--port", default=8000, type=click.IntRange(0, 65535), help="Port to listen on; 0 takes a free one.")
@click.option(
    "--smtp", metavar="HOST:PORT", default="127.0.0.1:1025", type=host_and_port, help="Mail server for the messages."
)
@click.option("--public-url", metavar="URL", help="Root address for people, for a portal behind a proxy.")
@click.option(
    "--payment-port", default=0, type=click.IntRange(0, 65535), help="Port of the payment; 0 takes a free one."
)
@click.option("--payment-url", metavar="URL", help="Root address of the payment for people, behind a proxy.")
@click.option("--data", type=click.Path(dir_okay=False, path_type=Path), help="File that keeps the portal's state.")
@click.option(
    "--hashing",
    type=click.Choice([each.value for each in Hashing]),
    default=Hashing.ARGON2ID.value,
    help="How passwords are hashed; cheap is for tests alone.",
)
def main(**options: Any) -> None:
    """Serve a mock family portal; stop with Ctrl-C.

    Each option also comes from the environment: MOCK_PORTAL_PORT, MOCK_PORTAL_SMTP, … Beyond loopback, control API and
    front desk ask for a token: MOCK_PORTAL_TOKEN, or one that is generated and printed.
    """
    stopping = Event()
    # Both signals end the `with` block below, so that the store is closed and the last requests are served.
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopping.set())
    # No option: a secret on the command line could be read by every user of the machine.
    token = os.environ.get("MOCK_PORTAL_TOKEN")
    try:
        with MockPortal(**options, token=token) as portal:
            click.echo(_addresses(portal))
            stopping.wait()
    except SetupError as error:
        click.echo(error, err=True)
        sys.exit(NOT_READY)


def _addresses(portal: MockPortal) -> str:
    lines = [
        f"Portal       {portal.town_url}",
        f"Front desk   {portal.front_desk_url}",
        f"Control API  {portal.control_url}/",
    ]
    if portal.settings.token:
        lines.append(f"Token        {portal.settings.token}")
    if portal.settings.hashing is Hashing.CHEAP:
        lines.append("Hashing      cheap: for tests alone, passwords are not protected")
    return "\n".join(lines)
