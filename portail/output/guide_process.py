"""Writes guides in a process of its own: it is made ready while the first walk goes on, and prints during the next."""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple, Protocol, Self

from portail.errors import EnvironmentNotReady
from portail.output import formats
from portail.privacy.secrets_filter import SecretsFilter
from portail.procedure.procedure import Procedure
from portail.run_record.run import Run
from portail.target.tables.publisher import Publisher
from portail.wording import guide as words


class GuideJob(NamedTuple):
    """A guide that is asked for: what `formats.write` is given."""

    procedure: Procedure
    run: Run
    folder: Path
    publisher: Publisher
    filmed: bool
    secrets: SecretsFilter

    def write(self) -> list[str]:
        """Write it, as `formats.write` does."""
        return formats.write(
            self.procedure,
            self.run,
            self.folder,
            publisher=self.publisher,
            filmed=self.filmed,
            secrets=self.secrets,
        )


class Job(Protocol):
    """What is written when it is asked for: a guide, or a booklet."""

    def write(self) -> list[str]:
        """Write it; return a sentence for what cannot be made."""


class GuideProcess:
    """A process that writes guides one after the other as long as the block lasts; what is asked for is written."""

    def __init__(self, suffixes: Iterable[str]) -> None:
        """`suffixes`: the formats that will be asked for; what they are made with is imported meanwhile."""
        here = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        asked = [sys.executable, "-P", "-c", f"from {__name__} import main; main({sorted(suffixes)})"]
        with _no_ctrl_c():
            self._process = subprocess.Popen(asked, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=here)
        self._waiting = ThreadPoolExecutor(max_workers=1)

    @property
    def pid(self) -> int:
        """Its number among the processes of the machine."""
        return self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._waiting.shutdown()
        self._process.communicate()

    def write(self, job: Job) -> Future[list[str]]:
        """Begin to write a guide; the result is what `formats.write` returns, or raises.

        Raises:
            EnvironmentNotReady: as the result: the process has ended before it was done.
        """
        # As bytes at once: what the secrets are is told by the walk that has ended, not by the next.
        return self._waiting.submit(self._ask, pickle.dumps(job))

    def _ask(self, job: bytes) -> list[str]:
        assert self._process.stdin, "it is a pipe"
        assert self._process.stdout, "it is a pipe"
        try:
            self._process.stdin.write(job)
            self._process.stdin.flush()
            answer = pickle.load(self._process.stdout)
        except (OSError, EOFError) as died:
            raise EnvironmentNotReady(words.GUIDE_PROCESS_DIED) from died
        if isinstance(answer, Exception):
            raise answer
        left_out: list[str] = answer
        return left_out


@contextmanager
def _no_ctrl_c() -> Iterator[None]:
    """Let processes that are started in this block hear no Ctrl-C, not even before their first line; here it waits.

    Windows has no such mask: there, a process hears Ctrl-C up to its first line.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve(jobs: BinaryIO, answers: BinaryIO) -> None:
    """Write the guides that are asked for, one after the other, until nobody asks any more."""
    while True:
        try:
            job: Job = pickle.load(jobs)
        except EOFError:
            return
        pickle.dump(_answer(job), answers)
        answers.flush()


def _answer(job: Job) -> list[str] | Exception:
    try:
        return job.write()
    except Exception as error:
        return error


def main(suffixes: list[str]) -> None:
    """Serve the process that has started this one; what is printed meanwhile goes to where errors do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends Ctrl-C to all: the one that walks decides
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    formats.load(suffixes)
    serve(sys.stdin.buffer, answers)
