"""How load processes share the people out, and how what they count comes together in the first of them."""

from pathlib import Path
from typing import Any

import msgspec
from gevent.event import AsyncResult
from locust.env import Environment
from locust.runners import STATE_MISSING, MasterRunner, WorkerRunner

from portail.files.atomic import replace_all
from portail.load.tally import Tally

PART, DONE = "portail-part", "portail-done"
"""The messages between processes: which part of the people is whose, and that all of it have gone."""
REPORTED = "portail"
"""Under which name a process reports what it has counted."""
LOST = "process-lost"


class Coordination:
    """Brings the processes of a day together.

    Args:
        environment: Locust's.

    Attributes:
        part: which of the processes this is, and how many there are, once that is known.
        tally: what all have counted, in the first process.
    """

    def __init__(self, environment: Environment) -> None:
        self._runner: Any = environment.runner
        self._done: set[str] = set()
        self._waited_for: set[str] | None = None
        self.part = AsyncResult()
        self.tally = Tally()
        events: Any = environment.events
        events.test_start.add_listener(self._share_out)
        events.worker_report.add_listener(self._collect)
        if isinstance(self._runner, WorkerRunner):
            self._runner.register_message(PART, self._take_part)
        elif isinstance(self._runner, MasterRunner):
            self._runner.register_message(DONE, self._is_done)

    @property
    def processes(self) -> int:
        """How many processes let people come."""
        return len(self._waited_for) if self._waited_for else max(1, getattr(self._runner, "worker_count", 1))

    @property
    def is_over(self) -> bool:
        """Whether all people of all processes that are still there have gone."""
        if self._waited_for is None:
            return False
        clients = getattr(self._runner, "clients", {})
        for name in [each for each in self._waited_for if each in clients and clients[each].state == STATE_MISSING]:
            self._waited_for.discard(name)
            self.tally.count(LOST, 0)
        return not self._waited_for - self._done

    def end(self, tally: Tally) -> None:
        """Say that all people of this process have gone, and what was counted last."""
        if isinstance(self._runner, WorkerRunner):
            self._runner.send_message(DONE, {"tally": msgspec.json.encode(tally).decode()})
        else:
            self.tally.add(tally)
            self._done.add("")

    def _share_out(self, **_: object) -> None:
        if isinstance(self._runner, MasterRunner):
            names = sorted(client.id for client in self._runner.clients.ready)
            self._waited_for = set(names)
            for index, name in enumerate(names):
                self._runner.send_message(PART, {"part": [index, len(names)]}, name)
        elif not isinstance(self._runner, WorkerRunner):
            self._waited_for = {""}
            self.part.set((0, 1))

    def _take_part(self, environment: Environment, msg: Any, **_: object) -> None:  # noqa: ARG002 - Locust's names
        self.part.set(tuple(msg.data["part"]))

    def _is_done(self, environment: Environment, msg: Any, **_: object) -> None:  # noqa: ARG002 - Locust's names
        self.tally.add(msgspec.json.decode(msg.data["tally"], type=Tally))
        self._done.add(msg.node_id)

    def _collect(self, client_id: str, data: dict[str, str]) -> None:  # noqa: ARG002 - Locust's names
        if REPORTED in data:
            self.tally.add(msgspec.json.decode(data[REPORTED], type=Tally))

    def write(self, file: Path) -> None:
        """Write what all have counted, in the first process."""
        if not isinstance(self._runner, WorkerRunner):
            replace_all({file: msgspec.json.encode(self.tally)})
