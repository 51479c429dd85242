"""Tests and walks of whole sessions are gathered, repetitions and those of several machines included."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from portail.errors import WrongUsage
from portail.run_record.gathering import gather
from portail.run_record.pytest_outcome import FILE_NAME
from portail.run_record.results import TEST_FILE
from tests.portail.runs import failed_run, keep, keep_test, keep_walk, passed_run

NOBODY = 65534


def test_a_walk_that_passed_when_repeated_is_flaky_and_counted_once(tmp_path: Path) -> None:
    keep(tmp_path, failed_run(), "test_a", repeated=True)
    keep(tmp_path, passed_run(), "test_a", attempt=1)

    (result,) = gather([tmp_path])

    assert (result.outcome, result.record.attempt, len(result.earlier)) == ("flaky", 1, 1)


def test_a_test_that_failed_and_was_not_repeated_stays_failed_whatever_came_later(tmp_path: Path) -> None:
    keep(tmp_path, failed_run(), "test_a")
    keep(tmp_path, passed_run(), "test_a", attempt=1)

    assert [result.outcome for result in gather([tmp_path])] == ["failed", "passed"]


def test_two_walks_of_one_procedure_in_one_test_are_one_result(tmp_path: Path) -> None:
    keep_walk(tmp_path, failed_run(), "test_a", walk=1)
    keep_walk(tmp_path, passed_run(), "test_a", walk=2)
    keep_test(tmp_path, "test_a")

    (result,) = gather([tmp_path])

    assert (result.name, result.outcome) == ("test_a", "passed")
    assert [result.name_of(walk) for walk in result.walks] == ["essai – test_a", "essai – test_a (2e parcours)"]


def test_a_test_that_walked_and_never_ended_is_interrupted(tmp_path: Path) -> None:
    keep_walk(tmp_path, passed_run(), "tests/test_file.py::test_a")

    (result,) = gather([tmp_path])

    assert (result.outcome, result.has_failed, result.record.file) == ("interrupted", True, "tests/test_file.py")
    assert result.message == "La session s’est arrêtée avant la fin de ce test."


def test_a_line_that_was_not_written_to_its_end_is_left_out(tmp_path: Path) -> None:
    keep(tmp_path, passed_run(), "test_a")
    with (tmp_path / FILE_NAME).open("ab") as file:
        file.write(b'{"id": "test_b", "outc')

    assert [(result.name, result.outcome) for result in gather([tmp_path])] == [("test_a", "passed")]


def test_the_same_test_on_two_machines_is_two_results_and_no_repetition(tmp_path: Path) -> None:
    for machine, run in (("un", failed_run()), ("deux", passed_run())):
        (tmp_path / machine).mkdir()
        keep(tmp_path / machine, run, "test_a")

    results = gather([tmp_path / "un", tmp_path / "deux"])

    assert sorted(result.outcome for result in results) == ["failed", "passed"]


def test_a_walk_that_failed_each_time_is_failed(tmp_path: Path) -> None:
    keep(tmp_path, failed_run(), "test_a", repeated=True)
    keep(tmp_path, failed_run(), "test_a", attempt=1)

    assert [result.outcome for result in gather([tmp_path])] == ["failed"]


def test_the_walks_of_several_machines_are_gathered(tmp_path: Path) -> None:
    keep(tmp_path / "un", passed_run(), "test_a")
    keep(tmp_path / "deux", failed_run(), "test_b")

    results = gather([tmp_path / "un", tmp_path / "deux"])

    assert [(result.name, result.outcome) for result in results] == [("test_a", "passed"), ("test_b", "failed")]


def test_walks_without_a_test_are_no_repetitions_and_named_by_their_folders(tmp_path: Path) -> None:
    for name, run in (("desktop", failed_run()), ("phone", passed_run())):
        (tmp_path / name / run.procedure).mkdir(parents=True)
        run.write(tmp_path / name / run.procedure)

    results = gather([tmp_path])

    assert [(result.outcome, result.earlier) for result in results] == [("failed", ()), ("passed", ())]
    assert [result.name for result in results] == [f"essai – {tmp_path / name}" for name in ("desktop", "phone")]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="absent n’est pas un dossier"):
        gather([tmp_path / "absent"])


@pytest.mark.parametrize("broken", [b"{", b'{"test": "test_\xff"}'])
@pytest.mark.parametrize("name", [f"test_a-0/1/{TEST_FILE}", FILE_NAME])
def test_a_record_that_is_not_valid_is_refused_with_its_name(tmp_path: Path, broken: bytes, name: str) -> None:
    keep(tmp_path, passed_run(), "test_a")
    (tmp_path / name).write_bytes(broken + b"\n")

    with pytest.raises(WrongUsage, match=rf"{re.escape(name)} n’est pas valide"):
        gather([tmp_path])


@contextmanager
def without_privileges() -> Iterator[None]:
    """Be nobody for a while, where the tests run as root: what is forbidden to others is allowed to root."""
    me = os.geteuid()
    try:
        os.seteuid(me or NOBODY)
        yield
    finally:
        os.seteuid(me)


def test_a_folder_that_may_not_be_read_is_refused_and_not_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mix = tmp_path / "mix"
    keep(mix / "un", passed_run(), "test_a")
    keep(mix / "deux", failed_run(), "test_b")
    (mix / "deux").chmod(0)
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)  # nobody may not go there by the folders above

    sentence = r"^mix/deux ne peut pas être lu \(vous n’en avez pas le droit\)"
    with pytest.raises(WrongUsage, match=sentence), without_privileges():
        gather([Path("mix")])

    (mix / "deux").chmod(0o755)


def test_a_folder_in_the_place_of_a_record_is_refused(tmp_path: Path) -> None:
    (tmp_path / "essai" / "run.json").mkdir(parents=True)

    with pytest.raises(WrongUsage, match=r"essai/run\.json ne peut pas être lu \(c’est un dossier"):
        gather([tmp_path])
