"""The run record is written whole, and validated when read."""

import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from portail.errors import WrongUsage
from portail.run_record.run import read
from tests.portail.runs import failed_step, passed_step, run_with


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
        "title",
        "lang",
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
        "visits",
        "dialogs",
        "dismissed",
        "passed",
        "revisited",
        "error",
    ]
    assert record["steps"][0]["messages"] == [
        {"from": "Vélizy <a@b.net>", "to": "marie@example.org", "subject": "Activation"}
    ]
    assert record["steps"][1]["error"] == {
        "cause": "",
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


def test_a_record_with_a_broken_byte_is_refused_by_name(tmp_path: Path) -> None:
    path = run_with(failed_step()).write(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"Comparez", b"Compare\xff"))

    with pytest.raises(WrongUsage, match=r"run\.json n’est pas un compte rendu valide"):
        read(tmp_path)


@pytest.mark.parametrize("file", ["/etc/hostname", "../beside.png", "screenshots/../../beside.png", "link.png", "a\0"])
def test_a_record_that_names_a_file_outside_its_folder_is_refused_with_both_names(tmp_path: Path, file: str) -> None:
    (tmp_path / "beside.png").touch()
    folder = tmp_path / "essai"
    folder.mkdir()
    (folder / "link.png").symlink_to(tmp_path / "beside.png")
    step = passed_step()
    step.screenshots = [replace(step.screenshots[0], file=file)]
    run_with(step).write(folder)

    with pytest.raises(WrongUsage, match=re.escape(f"{folder / 'run.json'} nomme un fichier qui n’est pas de son")):
        read(folder)


def test_the_picture_of_a_failure_too_is_of_the_folder_of_the_record(tmp_path: Path) -> None:
    (tmp_path / "screenshots").mkdir()
    (tmp_path / "screenshots" / "failure-services.png").symlink_to("/etc/hostname")
    run_with(failed_step()).write(tmp_path)

    with pytest.raises(WrongUsage, match=r"failure-services\.png"):
        read(tmp_path)


def test_a_record_that_is_not_there_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="Lancez d’abord « portail walk »"):
        read(tmp_path)
