"""Several jobs share the tasks, and what ends one of them ends the others after what they are at."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Barrier, current_thread, main_thread

import pytest

from portail.browser.parallel import at_once


@contextmanager
def worker(name: str = "") -> Iterator[str]:
    yield name


def test_two_jobs_work_at_once_and_every_task_is_done_once() -> None:
    meeting = Barrier(2, timeout=10)

    def do(_: str, task: int) -> int:
        if task < 2:
            meeting.wait()
        return task * task

    assert sorted(at_once(range(5), [worker, worker], do)) == [(task, task * task) for task in range(5)]


def test_a_single_job_works_in_the_thread_of_the_caller() -> None:
    ended = at_once(range(2), [worker], lambda _, __: current_thread() is main_thread())

    assert list(ended) == [(0, True), (1, True)]


def test_each_job_works_with_what_its_own_opener_opens() -> None:
    meeting = Barrier(2, timeout=10)

    def do(name: str, _: int) -> str:
        meeting.wait()
        return name

    names = [name for _, name in at_once(range(2), [lambda: worker("first"), lambda: worker("second")], do)]

    assert sorted(names) == ["first", "second"]


def test_an_error_ends_the_other_job_after_its_task_whose_result_is_given_first() -> None:
    meeting = Barrier(2, timeout=10)
    given: list[int] = []

    def do(_: str, task: int) -> int:
        meeting.wait()
        if task == 0:
            raise ValueError("the first")
        return task

    with pytest.raises(ValueError, match="the first"):
        given.extend(task for task, _ in at_once(range(2), [worker, worker], do))
    assert given == [1]


def test_who_listens_no_longer_leaves_the_rest_undone() -> None:
    done: list[int] = []
    ended = at_once(range(1000), [worker, worker], lambda _, task: done.append(task))

    next(ended)
    ended.close()

    assert len(done) == len(set(done))
