"""Nothing that is secret of a real person is left in the folder of a walk."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from portail.errors import EnvironmentNotReady, Leak, WrongUsage
from portail.privacy.real_person_redaction import RealPersonRedaction
from portail.privacy.redaction import Redaction
from portail.walk.recording.recorder import Record, recorded
from tests.portail.persons import REAL_PORTAL
from tests.portail.procedures import short_procedure
from tests.portail.runs import failed_step, passed_step, run_with, skipped_step


@contextmanager
def walking(browser: Browser, output: Path, redaction: Redaction) -> Iterator[Record]:
    with recorded(short_procedure(), REAL_PORTAL, browser, run_with().manifest, output, redaction) as record:
        yield record


def leave_secrets(browser: Browser, output: Path, error: Exception | None = None) -> None:
    with walking(browser, output, RealPersonRedaction(REAL_PORTAL)) as record:
        (record.folder / "failure.txt").write_text("Bonjour PAUL DURAND", encoding="utf-8")
        with zipfile.ZipFile(record.folder / "trace.zip", "w") as archive:
            archive.writestr("trace.trace", "PAUL.DURAND")
        if error:
            raise error


def test_every_file_that_shows_a_secret_is_removed_and_named(browser: Browser, tmp_path: Path) -> None:
    with pytest.raises(Leak, match=r"failure\.txt, .*trace\.zip : supprimé"):
        leave_secrets(browser, tmp_path)

    assert [path.name for path in (tmp_path / "essai").glob("*.*")] == ["run.json"]


def test_a_file_that_shows_a_secret_is_removed_even_where_another_error_ended_the_walk(
    browser: Browser, tmp_path: Path
) -> None:
    with pytest.raises(EnvironmentNotReady, match="plus là"):
        leave_secrets(browser, tmp_path, EnvironmentNotReady("Le portail n’est plus là."))

    assert [path.name for path in (tmp_path / "essai").glob("*.*")] == ["run.json"]


def test_words_to_hide_must_be_seen_only_on_a_whole_walk_with_pictures() -> None:
    redaction = RealPersonRedaction(REAL_PORTAL)

    redaction.verify(run_with(passed_step(), skipped_step()))
    redaction.verify(run_with(passed_step(), failed_step()))
    with pytest.raises(WrongUsage, match="« Paul Durand »"):
        redaction.verify(run_with(passed_step()))
