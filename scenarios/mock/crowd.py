"""Many families at once: registered on a mock in processes of its own, or on the one that a target names."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from time import time

from portail.errors import WrongUsage
from portail.mailbox.kinds import MAILPIT
from portail.project.crowd import Crowd, Finding, Member
from portail.target.passwords import new_password
from portail.target.target import Person
from portail.target.target_file import TargetFile

from .control import Control
from .controlled_portal import connect
from .processes import processes
from .tenant import TOWN, Tenant

AT_ONCE = 8
"""How many invitations are asked for at a time."""
IN_A_FILE = 500
"""How many families are registered by one request, which would take too long with all of them."""
OPEN = "terms-accepted"
"""How far a family has come whose space is open."""


@contextmanager
def gather(described: TargetFile | None, number: int, begins: str | None) -> Iterator[Crowd]:
    """Bring families together, where they begin; their tenant is removed when the block ends.

    Raises:
        WrongUsage: a crowd cannot begin there.
        EnvironmentNotReady: a server does not start, or does not answer.
    """
    if begins not in BEGINNINGS:
        raise WrongUsage(f"Personne n’y amène une foule : {begins}. Choisissez {' ou '.join(map(repr, BEGINNINGS))}.")
    if described:
        assert described.mailbox, "`connect` refuses a target without one"
        with connect(described) as portal, portal.new_tenant() as tenant:
            yield _crowd(tenant, number, begins, described.mailbox.url)
        return
    with processes() as running, Control(running.control_url) as control:
        tenant = Tenant.create(control, running.mailbox, TOWN)
        yield _crowd(tenant, number, begins, f"{MAILPIT}{running.mail_url}", running.target_lines)


def _crowd(tenant: Tenant, number: int, begins: str, mailbox: str, described: str = "") -> Crowd:
    tenant.clock.release()
    people = _registered(tenant, number)
    with ThreadPoolExecutor(AT_ONCE) as threads:
        members = list(threads.map(lambda each: BEGINNINGS[begins](tenant, *each), people.items()))
    return Crowd(tenant.base_url, members, mailbox, tenant.also, described, partial(_findings, tenant, number))


def _registered(tenant: Tenant, number: int) -> dict[str, Person]:
    """Register families, and return them by their ids."""
    emails = [f"famille.{each}@{tenant.mail_domain}" for each in range(1, number + 1)]
    rows = [("Camille", _surname(each), email) for each, email in enumerate(emails, 1)]
    for at in range(0, number, IN_A_FILE):
        tenant.control.register_families(tenant.slug, rows[at : at + IN_A_FILE])
    ids = {family.email: str(family.id) for family in tenant.control.families(tenant.slug)}
    return {ids[email]: Person(email, f"famille.{each}.essai", new_password()) for each, email in enumerate(emails, 1)}


def _surname(number: int) -> str:
    """Return a name of letters, for the portal makes user names of them, ten thousand of one name at most."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return f"Essai {letters}"


def _invited(tenant: Tenant, family: str, person: Person) -> Member:
    asked = time()
    tenant.control.invite_family(tenant.slug, family)
    return Member(person, asked=asked)


def _opened(tenant: Tenant, family: str, person: Person) -> Member:
    tenant.control.open_space(tenant.slug, family, username=person.username, password=person.new_password)
    return Member(Person(person.email, person.username, new_password(), person.new_password))


BEGINNINGS = {"invited": _invited, "open": _opened}


def _findings(tenant: Tenant, number: int, finished: int) -> Sequence[Finding]:
    """Compare what the portal knows of its families with how many of them came to the end."""
    families = tenant.control.families(tenant.slug)
    opened = sum(family.state == OPEN for family in families)
    return [
        Finding(f"Espaces ouverts, selon le portail : {opened} ; parcours au bout : {finished}.", opened >= finished),
        Finding(f"Familles inscrites, selon le portail : {len(families)} sur {number}.", len(families) == number),
    ]
