"""The run record is written whole, and validated when read."""

import json
from pathlib import Path

import pytest

from scenarios.errors import WrongUsage
from scenarios.run import read
from tests.scenarios.runs import failed_step, passed_step, run_with


def test_a_record_that_was_written_is_read_back_equal(tmp_path: Path) -> None:
    run = run_with(passed_step(), failed_step())

    run.write(tmp_path)

    assert read(tmp_path) == run


def test_the_file_has_the_keys_of_the_contract(tmp_path: Path) -> None:
    path = run_with(passed_step(), failed_step()).write(tmp_path)

    record = json.loads(path.read_text(encoding="utf-8"))

    assert list(record) == [
        "schema",
        "procedure",
        "verdict",
        "started",
        "duration_ms",
        "target",
        "browser",
        "manifest",
        "steps",
    ]
    assert list(record["steps"][0]) == [
        "id",
        "number",
        "title",
        "status",
        "duration_ms",
        "promises",
        "screenshots",
        "messages",
        "error",
    ]
    assert record["steps"][0]["messages"] == [
        {"from": "Vélizy <a@b.net>", "to": "marie@example.org", "subject": "Activation"}
    ]
    assert record["steps"][1]["error"] == {
        "sentence": "Je valide.",
        "expected": "« VALIDER »",
        "found": "« VALIDEZ »",
        "hint": "Comparez.",
    }
    assert record["steps"][0]["error"] is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"schema": 1', '"schema": 2'),
        ('"verdict": "failed"', '"verdict": "maybe"'),
        ('"procedure"', '"procedura"'),
        ('"duration_ms": 1500', '"duration_ms": "long"'),
    ],
)
def test_a_record_that_is_not_valid_is_refused_by_name(tmp_path: Path, old: str, new: str) -> None:
    path = run_with(failed_step()).write(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    with pytest.raises(WrongUsage, match=r"run\.json n’est pas un compte rendu valide"):
        read(tmp_path)


def test_a_record_that_is_not_there_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="Lancez d’abord « portail walk »"):
        read(tmp_path)
