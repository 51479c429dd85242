"""`portail serve`: the reference portal and the mail catcher, for a person to click through."""

import signal
from threading import Event

import click

from portail.errors import WrongUsage
from portail.target.urls import is_url

from .stack import Settings, Stack
from .tenant import DEMONSTRATION_EMAIL, MAIL_TIMEOUT, TOWN, Tenant


def serve_until_stopped(settings: Settings, *, demo: bool = False) -> None:
    """Raise the servers, print their addresses, and stop them at Ctrl-C or SIGTERM.

    `demo`: a family is invited, and its message waits in the mailbox.

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
        for name, address in [*stack.addresses(), *([("Message", _invited(stack))] if demo else [])]:
            click.echo(f"{name:<12} {address}")
        click.echo("Ctrl-C pour arrêter.")
        stopping.wait()


def _invited(stack: Stack) -> str:
    """Invite a family to the town that stands ready, and return the address of its message in the mailbox.

    Where the data of an earlier run were kept, that family gets another message.
    """
    tenant = Tenant(stack.control, stack.mailbox, TOWN, stack.town_url)
    known = (str(family.id) for family in stack.control.families(TOWN) if family.email == DEMONSTRATION_EMAIL)
    before = stack.mailbox.mark()
    stack.control.invite_family(TOWN, next(known, None) or tenant.register(DEMONSTRATION_EMAIL).id)
    return stack.mailbox.url_of(stack.mailbox.wait_for(to=DEMONSTRATION_EMAIL, after=before, timeout=MAIL_TIMEOUT))


def _check_address(option: str, address: str | None) -> None:
    if address and not is_url(address):
        raise WrongUsage(
            f"{option} : « {address} » n’est pas une adresse du Web. Écrivez-la en entier : https://portail.example.fr/."
        )
