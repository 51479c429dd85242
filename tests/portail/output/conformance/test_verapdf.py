"""veraPDF is asked where it is installed, and its verdict is told as it is."""

from pathlib import Path

import pytest

from portail.output.conformance import verapdf

ANSWERS = [
    ('echo "PASS $5 $4"', ["kept", "kept"], "profil ua1 : PASS guide.pdf ua1"),
    ('echo "FAIL $5 $4"; exit 1', ["broken", "broken"], "profil ua1 : FAIL guide.pdf ua1"),
    ('echo "no Java" >&2; exit 4', ["unchecked", "unchecked"], "profil ua1 : veraPDF n’a pas pu juger (no Java)"),
]


def installed(folder: Path, answer: str) -> Path:
    """Put a command in a folder that answers as veraPDF does, by its status and a line of text."""
    command = folder / "verapdf"
    command.write_text(f"#!/bin/sh\n{answer}\n", encoding="utf-8")
    command.chmod(0o755)
    return folder


@pytest.mark.parametrize(("answer", "verdicts", "evidence"), ANSWERS)
def test_its_verdict_of_each_profile_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, verdicts: list[str], evidence: str
) -> None:
    monkeypatch.setenv("PATH", f"{installed(tmp_path, answer)}:/usr/bin:/bin")

    found = list(verapdf.criteria(b"%PDF-1.7"))

    assert [each.verdict for each in found] == verdicts
    assert found[0].evidence == evidence


def test_where_it_is_not_installed_the_page_says_that_it_was_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    (found,) = verapdf.criteria(b"%PDF-1.7")

    assert (found.verdict, "pas exécuté" in found.evidence) == ("unchecked", True)
