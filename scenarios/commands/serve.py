"""`portail serve`: the reference portal and the mail catcher, for a person to click through."""

import signal
from threading import Event

import click

from scenarios.address import is_address
from scenarios.errors import WrongUsage
from scenarios.stack import Places, Stack


def serve_until_stopped(places: Places) -> None:
    """Raise the servers, print their addresses, and stop them at Ctrl-C or SIGTERM.

    Raises:
        WrongUsage: an address for people is none.
        EnvironmentNotReady: a port is taken, the host is not of this machine, or a data file cannot be used.
    """
    _check_address("--public-url", places.public_url)
    _check_address("--payment-url", places.payment_url)
    stopping = Event()
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, lambda *_: stopping.set())
    with Stack(places) as stack:
        for name, address in stack.addresses():
            click.echo(f"{name:<12} {address}")
        click.echo("Ctrl-C pour arrêter.")
        stopping.wait()


def _check_address(option: str, address: str | None) -> None:
    if address and not is_address(address):
        raise WrongUsage(
            f"{option} : « {address} » n’est pas une adresse du Web. Écrivez-la en entier : https://portail.example.fr/."
        )
