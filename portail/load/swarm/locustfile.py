"""What Locust runs: one user a process, who lets the people of that process come, until all have gone."""

import os
from pathlib import Path
from typing import Any

import gevent
import msgspec
from locust import LoadTestShape, User, constant, events, task
from locust.env import Environment

from portail.load.load_plan import Plan, read
from portail.load.locust_process import QUIET, RESULT
from portail.load.swarm.coordination import REPORTED, Coordination
from portail.load.swarm.process import Process
from portail.load.swarm.progress import Progress


def day(file: str | Path) -> tuple[type[User], type[LoadTestShape]]:
    """Return what Locust runs, by the plan of a day; what was counted is written beside that, as `tally.json`.

    Raises:
        WrongUsage: the file is no plan.
    """
    plan, together = read(Path(file)), _Together(Path(file).with_name(RESULT))
    events.init.add_listener(together.begin)  # type: ignore[no-untyped-call]

    class Crowd(User):
        """All the people of one process."""

        wait_time = constant(0)

        @task
        def come(self) -> None:
            """Let them come, and wait for the end of the day."""
            together.run(plan, self.environment)
            gevent.sleep(plan.seconds + 86_400)

    class Course(LoadTestShape):
        """One user a process, until all people have gone."""

        def tick(self) -> tuple[int, float] | None:
            """Return how many users there are, and how many are started in a second; `None`: the day is over."""
            return together.tick(plan)

    return Crowd, Course


class _Together:
    """What user, shape and events of one process have in common."""

    def __init__(self, result: Path) -> None:
        self._result = result
        self._process: Process | None = None
        self._progress: Progress | None = None

    def begin(self, environment: Any, **_: object) -> None:
        self._coordination = Coordination(environment)
        environment.events.report_to_master.add_listener(self._report)
        environment.events.quitting.add_listener(self._finish)

    def run(self, plan: Plan, environment: Environment) -> None:
        index, of = self._coordination.part.get()
        self._process = Process(plan, environment, index, of)
        self._process.run()
        self._coordination.end(self._process.count.take())

    def tick(self, plan: Plan) -> tuple[int, float] | None:
        if self._coordination.is_over:
            return None
        self._finish()  # so that something is there when the process is ended by force
        if not os.environ.get(QUIET):
            self._progress = self._progress or Progress(len(plan.people))
            self._progress.tell(self._coordination.tally)
        number = self._coordination.processes
        return number, number

    def _collect_own(self) -> None:
        """Take what this process has counted, where it is the only one."""
        if self._process:
            self._coordination.tally.add(self._process.count.take())

    def _finish(self, **_: object) -> None:
        """Write what has been counted so far."""
        self._collect_own()
        self._coordination.write(self._result)

    def _report(self, client_id: str, data: dict[str, str]) -> None:  # noqa: ARG002 - Locust's names
        if self._process:
            data[REPORTED] = msgspec.json.encode(self._process.count.take()).decode()
