"""`portail serve`: the reference portal and the mail catcher, for a person to click through."""

import signal
from threading import Event

import click

from portail.errors import WrongUsage
from portail.target.urls import is_url

from .stack import Settings, Stack


def serve_until_stopped(settings: Settings) -> None:
    """Raise the servers, print their addresses, and stop them at Ctrl-C or SIGTERM.

    Raises:
        WrongUsage: an address for people is none.
        EnvironmentNotReady: a port is taken, the host is not of this machine, or a data file cannot be used.
    """
    _check_address("--public-url", settings.public_url)
    _check_address("--payment-url", settings.payment_url)
    stopping = Event()
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, lambda *_: stopping.set())
    with Stack(settings) as stack:
        for name, address in stack.addresses():
            click.echo(f"{name:<12} {address}")
        click.echo("Ctrl-C pour arrêter.")
        stopping.wait()


def _check_address(option: str, address: str | None) -> None:
    if address and not is_url(address):
        raise WrongUsage(
            f"{option} : « {address} » n’est pas une adresse du Web. Écrivez-la en entier : https://portail.example.fr/."
        )
