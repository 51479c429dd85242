"""What one load process does: its part of the people come at their times; what they met is counted."""

import resource
import socket
from contextlib import AbstractContextManager, ExitStack, nullcontext, suppress
from os import getpid
from random import Random
from time import monotonic

import gevent
from gevent.pool import Group
from locust.env import Environment

from portail.load.arrivals import Arrival, arrivals
from portail.load.load_plan import Mail, Plan
from portail.load.swarm.http import OwnConnection, tls_of
from portail.load.swarm.pacer import Pacer
from portail.load.tally import MESSAGE, PAGE, STEP, Failure, Tally
from portail.load.visitor.messages import Letters
from portail.load.visitor.name_matching import Reading
from portail.load.visitor.tab import Tab
from portail.load.visitor.visitor import Visitor
from portail.mailbox.kinds import open_mailbox
from portail.mailbox.protocol import Mailbox


class Count:
    """The diary of all the people of a process; see `portail.load.visitor.diary.Diary`."""

    def __init__(self, window: float) -> None:
        self._window = window
        self._began = monotonic()
        self._used_before = _processor_time()
        self._tally = Tally()

    @property
    def now(self) -> float:
        """The seconds since the day began."""
        return monotonic() - self._began

    def take(self) -> Tally:
        """Return what was counted since the last time."""
        taken, self._tally = self._tally, Tally()
        return taken

    def page(self, step: str, seconds: float) -> None:  # noqa: ARG002 - pages are counted together
        """A page came, after so long."""
        self._tally.time(PAGE, self._at, seconds)

    def step(self, step: str, seconds: float) -> None:
        """A step was done; so long the person waited for its pages."""
        self._tally.time(f"{STEP}{step}", self._at, seconds)

    def message(self, seconds: float) -> None:
        """A message came, so long after the portal was told to send it."""
        self._tally.time(MESSAGE, self._at, seconds)

    def event(self, what: str, times: int = 1) -> None:
        """Something happened."""
        if times:
            self._tally.count(what, self._at, times)

    def failure(self, step: str, sentence: str, cause: str) -> None:
        """Somebody could not go on."""
        self._tally.fail(Failure(step, sentence, cause))

    def processor(self) -> None:
        """Note what the process has used of a processor since the day began."""
        used = _processor_time() - self._used_before
        self._tally.used = {f"{socket.gethostname()}:{getpid()}": round(used * 1000)}

    @property
    def _at(self) -> int:
        return int(self.now // self._window)


def _processor_time() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


class Process:
    """The people of one load process.

    Args:
        plan: the plan of the day.
        environment: Locust's.
        index: which of the processes this is, from 0.
        of: how many there are.
    """

    def __init__(self, plan: Plan, environment: Environment, index: int, of: int) -> None:
        self._plan = plan
        self._environment = environment
        self._part = slice(index, None, of)
        self._pacer = Pacer(plan.max_rate / of if plan.max_rate else None, gevent.sleep)
        self._tls = tls_of(plan.connection)
        self._reading = Reading(plan.examples)
        self._chance = Random(plan.seed + index)
        self.count = Count(plan.window)

    def run(self) -> None:
        """Let the people come, and return when all have gone; when it is ended before, they all leave at once."""
        people = Group()
        with ExitStack() as resources:
            resources.callback(people.kill, block=False)
            mailbox = resources.enter_context(_mailbox(self._plan.mail))
            for arrival in arrivals(len(self._plan.people), self._plan.seconds, self._plan.seed)[self._part]:
                gevent.sleep(max(0.0, arrival.at - self.count.now))
                people.spawn(self._visit, arrival, mailbox)
            people.join()
        self.count.processor()

    def _visit(self, arrival: Arrival, mailbox: Mailbox | None) -> None:
        plan, person = self._plan, self._plan.people[arrival.number]
        connection = OwnConnection(plan, self._environment, self._tls, self._pacer, self.count)
        letters = Letters(mailbox, person.email, plan.mail.timeout if plan.mail else 0.0)
        tab = Tab(plan, person, connection, letters, self._reading, self.count, is_impatient=arrival.is_impatient)
        with suppress(gevent.GreenletExit):
            Visitor(tab, arrival, self._pause).come()
        connection.close()

    def _pause(self) -> None:
        if self._plan.pause:
            gevent.sleep(self._chance.expovariate(1 / self._plan.pause))


def _mailbox(mail: Mail | None) -> AbstractContextManager[Mailbox | None]:
    return open_mailbox(mail.url, mail.password) if mail else nullcontext()
