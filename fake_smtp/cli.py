"""The command line: the mail catcher as a process."""

import logging
import signal
import sys
from pathlib import Path
from threading import Event
from typing import Any

import click

from .errors import CertificateUnusable, DataFileUnusable, PortTaken
from .limits import Limits
from .server.server import FakeSmtp
from .smtp.authentication import Authentication
from .smtp.tls import Tls

_NOT_READY = 3
_PORT = click.IntRange(0, 65535)
_MODE = click.Choice(["off", "optional", "required"])
_FILE = click.Path(dir_okay=False, path_type=Path)
_COUNT = click.IntRange(1)
_DEFAULTS = Limits()


def _host_and_port(value: str) -> str:
    """Return an address written HOST:PORT; refuse what is none."""
    host, _, port = value.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise click.BadParameter(f"{value!r} is not written HOST:PORT, as in 127.0.0.1:25.")
    return value


@click.command(context_settings={"auto_envvar_prefix": "FAKE_SMTP", "show_default": True})
@click.option("--host", default="127.0.0.1", help="Address to listen on.")
@click.option("--smtp-port", default=1025, type=_PORT, help="Port for SMTP; 0 takes a free one.")
@click.option("--http-port", default=8025, type=_PORT, help="Port for the inbox and the API; 0 takes a free one.")
@click.option("--data", type=_FILE, help="File that keeps the messages (default: memory).")
@click.option("--public-url", help="Address of the inbox as people reach it, behind a proxy.")
@click.option("--smtps-port", type=_PORT, help="Port for SMTP inside TLS (default: none).")
@click.option("--starttls", default="off", type=_MODE, help="STARTTLS on the SMTP port.")
@click.option("--certificate", type=_FILE, help="PEM certificate (default: one is made on the spot).")
@click.option("--key", type=_FILE, help="PEM key of the certificate.")
@click.option("--auth", default="optional", type=_MODE, help="Whether clients sign in.")
@click.option("--username", help="The only user name that may sign in (default: any).")
@click.option("--password", default="", help="The password of that user.")
@click.option("--message-bytes", default=_DEFAULTS.message_bytes, type=_COUNT, help="Largest message.")
@click.option("--recipients", default=_DEFAULTS.recipients, type=_COUNT, help="Most recipients of a message.")
@click.option("--connections", default=_DEFAULTS.connections, type=_COUNT, help="Most SMTP connections at a time.")
@click.option(
    "--idle-seconds", default=_DEFAULTS.idle_seconds, type=float, help="How long a silent connection is kept."
)
@click.option("--messages-kept", type=_COUNT, help="Most messages kept, the oldest go first (default: all).")
@click.option("--relay", metavar="HOST:PORT", type=_host_and_port, help="Server to which messages may be released.")
@click.option("--chaos-seed", type=int, help="Makes the chances of chaos the same in each run.")
@click.option("--log", is_flag=True, help="Write one JSON line a message and a refusal to standard error.")
def main(**options: Any) -> None:
    """Catch every e-mail sent to it; show them in an inbox and by an API.

    Each option also comes from the environment: FAKE_SMTP_SMTP_PORT, FAKE_SMTP_DATA, …
    """
    if options["log"]:
        # Not the root logger: aiosmtpd and uvicorn would write lines that are no JSON.
        logger = logging.getLogger("fake_smtp")
        logger.addHandler(logging.StreamHandler(sys.stderr))
        logger.setLevel(logging.INFO)
    stopping = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopping.set())
    try:
        with _fake_smtp(options) as smtp:
            click.echo(_urls(smtp))
            stopping.wait()
    except (PortTaken, DataFileUnusable, CertificateUnusable) as error:
        click.echo(error, err=True)
        sys.exit(_NOT_READY)


def _fake_smtp(options: dict[str, Any]) -> FakeSmtp:
    wants_tls = options["starttls"] != "off" or options["smtps_port"] is not None
    return FakeSmtp(
        **{name: options[name] for name in ("host", "smtp_port", "http_port", "data", "public_url", "smtps_port")},
        tls=Tls(options["certificate"], options["key"], options["starttls"]) if wants_tls else None,
        authentication=Authentication(options["auth"], options["username"], options["password"]),
        limits=Limits(**{name: options[name] for name in Limits.__dataclass_fields__}),
        relay=options["relay"],
        chaos_seed=options["chaos_seed"],
    )


def _urls(smtp: FakeSmtp) -> str:
    lines = [f"SMTP   smtp://{smtp.smtp_authority}"]
    if smtp.smtps_port is not None:
        lines.append(f"SMTPS  smtps://{smtp.smtps_authority}")
    return "\n".join([*lines, f"Inbox  {smtp.url}"])
