"""Several pieces of work at once, each job with a browser of its own.

Jobs are threads and not processes: Playwright's rule is one driver a thread, nearly all the work is the browser's, and
the portal, the mailbox and the report are shared.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from queue import Queue
from threading import Lock, Thread
from typing import Generic, TypeVar

Task = TypeVar("Task")
Worker = TypeVar("Worker")
Result = TypeVar("Result")


def at_once(
    tasks: Iterable[Task],
    openers: Sequence[Callable[[], AbstractContextManager[Worker]]],
    do: Callable[[Worker, Task], Result],
) -> Generator[tuple[Task, Result], None, None]:
    """Do all tasks, as many at once as there are openers, and give each with its result as it ends.

    Args:
        tasks: what is to be done; each is taken when a job is free.
        openers: one a job, called in its thread: opens what it works with. A single job works in the caller's own.
        do: does one task.

    Raises:
        Exception: what ended a job; the others end what they are at, and its results are given before.
    """
    left = _Left(tasks)
    if len(openers) == 1:
        with openers[0]() as worker:
            yield from ((task, do(worker, task)) for task in left)
        return
    done: Queue[tuple[Task, Result] | BaseException | None] = Queue()
    threads = [Thread(target=_work, args=(left, opener, do, done)) for opener in openers]
    for thread in threads:
        thread.start()
    try:
        yield from _ended(left, done, len(threads))
    finally:
        left.drop()
        for thread in threads:
            thread.join()


class _Left(Generic[Task]):
    """The tasks that nobody has taken yet; several threads may take."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self._tasks = iter(tasks)
        self._lock = Lock()

    def __iter__(self) -> Iterator[Task]:
        return self

    def __next__(self) -> Task:
        with self._lock:
            return next(self._tasks)

    def drop(self) -> None:
        """Leave the rest undone."""
        with self._lock:
            self._tasks = iter(())


def _work(
    left: _Left[Task],
    opener: Callable[[], AbstractContextManager[Worker]],
    do: Callable[[Worker, Task], Result],
    done: Queue[tuple[Task, Result] | BaseException | None],
) -> None:
    try:
        with opener() as worker:
            for task in left:
                done.put((task, do(worker, task)))
    except BaseException as error:
        done.put(error)
    done.put(None)


def _ended(
    left: _Left[Task], done: Queue[tuple[Task, Result] | BaseException | None], working: int
) -> Iterator[tuple[Task, Result]]:
    first_error: BaseException | None = None
    while working:
        ended = done.get()
        if ended is None:
            working -= 1
        elif isinstance(ended, BaseException):
            first_error = first_error or ended
            left.drop()
        else:
            yield ended
    if first_error:
        raise first_error
