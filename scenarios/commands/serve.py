"""`portail serve`: the reference portal and the mail catcher, for a person to click through."""

import signal
from threading import Event

import click

from scenarios.stack import Places, Stack


def serve_until_stopped(places: Places) -> None:
    """Raise the servers, print their addresses, and stop them at Ctrl-C or SIGTERM.

    Raises:
        EnvironmentNotReady: a port is taken, or a data file cannot be used.
    """
    stopping = Event()
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, lambda *_: stopping.set())
    with Stack(places) as stack:
        for name, address in stack.addresses():
            click.echo(f"{name:<12} {address}")
        click.echo("Ctrl-C pour arrêter.")
        stopping.wait()
