"""A day is prepared: what is done, by whom, where and how fast."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from portail.actions.values import needs, value_of
from portail.errors import WrongUsage
from portail.load.load_plan import Connection, Mail, Plan, Somebody
from portail.load.people import people_in
from portail.load.permission import check_host, check_permission, hosts_of
from portail.load.script import Script
from portail.mailbox.no_mailbox import NoMailbox
from portail.project.crowd import Crowd, Member
from portail.project.discovery import Projects
from portail.project.open_portal import choose_target
from portail.target.secrets_file import Secrets
from portail.target.tables.load_table import LoadTable
from portail.target.target import Person, Target
from portail.target.target_file import TargetFile
from portail.walk.bound_procedure import load
from portail.wording import load as words

MAIL = 30.0
"""How long a message is waited for, in seconds, where the target does not say."""


@dataclass(frozen=True)
class Wanted:
    """What is asked for.

    Attributes:
        procedure: its name or its file; `None`: the project's own.
        people: how many come.
        seconds: how long the day is.
        project: the folder of the project, if it is named.
        target: the name or the file of the target, if it is named.
        seed: what the arrivals are drawn from.
        pause: how long people read between two pages, in seconds, on average.
    """

    procedure: str | None
    people: int
    seconds: float
    project: Path | None = None
    target: str | None = None
    seed: int = 1
    pause: float = 5.0


@dataclass(frozen=True)
class Day:
    """A day that may begin: its plan, and the people as the project brought them together."""

    plan: Plan
    crowd: Crowd


@contextmanager
def prepared(wanted: Wanted) -> Iterator[Day]:
    """Prepare a day; what a project has raised for it stays as long as the block.

    Raises:
        PortailError: procedure, target or people cannot be used, or the portal may not be loaded.
    """
    projects = Projects.find(Path(), wanted.project)
    bound = load(projects, wanted.procedure or projects.default_procedure())
    described = choose_target(projects, bound.project, wanted.target)
    script = Script(bound.in_words(described.words) if described else bound)
    check_permission(script, described)
    with _crowd(script, described, wanted.people) as crowd:
        yield Day(_plan(script, described, crowd, wanted), crowd)


@contextmanager
def _crowd(script: Script, described: TargetFile | None, number: int) -> Iterator[Crowd]:
    project = script.bound.project
    if described and not described.control:
        mailbox = described.mailbox.url if described.mailbox else None
        people = _people(script, described, number)
        yield Crowd(described.base_url, people, mailbox, tuple(described.also))
        return
    if project.crowd is None:
        raise WrongUsage(words.crowd_unknown(project.name))
    with project.crowd(described, number, script.begins) as crowd:
        yield crowd


def _people(script: Script, described: TargetFile, number: int) -> list[Member]:
    """Return those of the file, or, where nothing need be known of anybody, people of whom nothing is."""
    if described.load.people:
        return people_in(Path(described.load.people), number)
    nobody = Target("external", described.base_url, Person(), NoMailbox(), values=described.values)
    unknown = [name for name in needs(script.actions) if not value_of(nobody, name)]
    if unknown or script.reads_mail:
        raise WrongUsage(words.needs_people("personnes.csv", unknown or ["email"]))
    return [Member(Person())] * number


def _plan(script: Script, described: TargetFile | None, crowd: Crowd, wanted: Wanted) -> Plan:
    table = described.load if described else LoadTable()
    check_host(table, crowd.base_url)
    secrets = described.read_secrets() if described else Secrets()
    project = script.bound.project
    values = described.values if described else {}
    known = project.complete(Target("external", crowd.base_url, Person(), NoMailbox(), values=values))
    return Plan(
        procedure=script.bound.id,
        title=script.bound.procedure.title,
        folder=str(script.bound.procedure.path.parent.resolve()),
        base_url=crowd.base_url,
        hosts=hosts_of(table, crowd.base_url, *crowd.also),
        steps=script.steps,
        people=[_somebody(member) for member in crowd.members],
        seconds=wanted.seconds,
        seed=wanted.seed,
        pause=wanted.pause,
        max_rate=table.rate(crowd.base_url),
        connection=_connection(described, secrets),
        mail=_mail(described, secrets, crowd),
        values=values,
        examples=known.examples,
        senders=described.words if described else {},
    )


def _somebody(member: Member) -> Somebody:
    person = member.person
    return Somebody(
        person.email, person.username, person.password or "", person.new_password, member.values, member.asked
    )


def _mail(described: TargetFile | None, secrets: Secrets, crowd: Crowd) -> Mail | None:
    if not crowd.mailbox:
        return None
    return Mail(crowd.mailbox, secrets.mailbox_password, (described.patience.mail if described else None) or MAIL)


def _connection(described: TargetFile | None, secrets: Secrets) -> Connection:
    if described is None:
        return Connection()
    access, table = described.access(secrets), described.browser
    return Connection(
        access.headers,
        access.credentials,
        table.ca,
        table.ignore_https_errors,
        table.client_certificate,
        table.client_key,
        secrets.client_key_password,
    )
