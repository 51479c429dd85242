"""Of a real family nothing is told, nothing of it is lost, and only what matters ends a walk."""

import json
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from playwright.sync_api import Browser, Page

from scenarios import library, readiness
from scenarios.discretion import Discretion
from scenarios.errors import EnvironmentNotReady, Leak, WrongUsage
from scenarios.failure import keep_evidence
from scenarios.mailbox import Mailbox, Message
from scenarios.mask import Mask
from scenarios.recording import Record, keep_secrets, recorded
from scenarios.target import Family, Target
from scenarios.walk import Walk
from tests.scenarios.procedures import short_procedure
from tests.scenarios.runs import failed_step, passed_step, run_with, skipped_step

FAMILY = Family("paul@example.org", "paul.durand", "Chouette-lune-2026!")
TARGET = Target("external", "https://portail.example/", FAMILY, cast("Mailbox", None), hidden=("Paul Durand",))
LATE = cast(
    "Message",
    SimpleNamespace(
        sender=SimpleNamespace(name="", address="ville@example.org"),
        to=[SimpleNamespace(name="Famille Durand", address="paul@example.org")],
    ),
)
RESTLESS = """
<p>Paul Durand</p>
<script>let far = 0; setInterval(() => { document.querySelector("p").style.marginLeft = `${far += 3}px` }, 5)</script>
"""


@contextmanager
def walking(browser: Browser, output: Path, discretion: Discretion) -> Iterator[Record]:
    with recorded(short_procedure(), TARGET, browser, run_with().manifest, output, discretion) as record:
        yield record


def keep_password(record: Record, password: str) -> None:
    keep_secrets(replace(TARGET, family=replace(FAMILY, new_password=password)), record.folder)


def test_the_password_that_an_earlier_walk_gave_the_family_is_kept(browser: Browser, tmp_path: Path) -> None:
    for password in ("la-première-2026", "la-deuxième-2026", "la-troisième-2026"):
        with walking(browser, tmp_path, Discretion(TARGET)) as record:
            keep_password(record, password)
    with walking(browser, tmp_path, Discretion(TARGET)):
        pass

    kept = {path.name: json.loads(path.read_bytes())["password"] for path in tmp_path.rglob("secrets*.json")}
    assert kept == {
        "secrets-1.json": "la-première-2026",
        "secrets-2.json": "la-deuxième-2026",
        "secrets.json": "la-troisième-2026",
    }
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("secrets*.json")} == {0o600}


def leave_what_tells(browser: Browser, output: Path, error: Exception | None = None) -> None:
    with walking(browser, output, Discretion(TARGET)) as record:
        (record.folder / "failure.txt").write_text("Bonjour PAUL DURAND", encoding="utf-8")
        with zipfile.ZipFile(record.folder / "trace.zip", "w") as archive:
            archive.writestr("trace.trace", "PAUL.DURAND")
        if error:
            raise error


def test_every_file_that_tells_is_removed_and_named(browser: Browser, tmp_path: Path) -> None:
    with pytest.raises(Leak, match=r"failure\.txt, .*trace\.zip : supprimé"):
        leave_what_tells(browser, tmp_path)

    assert [path.name for path in (tmp_path / "essai").glob("*.*")] == ["run.json"]


def test_what_ended_the_walk_is_told_and_what_tells_is_removed_all_the_same(browser: Browser, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentNotReady, match="plus là"):
        leave_what_tells(browser, tmp_path, EnvironmentNotReady("Le portail n’est plus là."))

    assert [path.name for path in (tmp_path / "essai").glob("*.*")] == ["run.json"]


def test_words_to_hide_are_missed_on_a_whole_walk_with_pictures_alone() -> None:
    discretion = Discretion(TARGET)

    discretion.judge(run_with(passed_step(), skipped_step()))
    discretion.judge(run_with(passed_step(), failed_step()))
    with pytest.raises(WrongUsage, match="« Paul Durand »"):
        discretion.judge(run_with(passed_step()))


def test_a_name_that_a_message_tells_late_costs_the_pictures_of_the_familys_space(page: Page, tmp_path: Path) -> None:
    discretion = Discretion(TARGET, at_home=True)
    discretion.places(page)
    (tmp_path / "screenshots").mkdir()

    discretion.meet(LATE)
    discretion.scan(tmp_path)

    assert not (tmp_path / "screenshots").exists()
    assert discretion.record(run_with(passed_step())).steps[0].screenshots == []
    discretion.judge(run_with(passed_step(), failed_step()))
    with pytest.raises(WrongUsage, match="Un message nomme la famille"):
        discretion.judge(run_with(passed_step(), skipped_step()))


def test_a_name_that_a_message_tells_after_public_pages_costs_nothing(page: Page, tmp_path: Path) -> None:
    discretion = Discretion(TARGET)
    discretion.places(page)
    (tmp_path / "screenshots").mkdir()

    discretion.meet(LATE)
    discretion.scan(tmp_path)

    assert (tmp_path / "screenshots").exists()
    discretion.judge(run_with(passed_step(), skipped_step()))


def test_the_name_to_cover_is_asked_for_before_a_password_is_reset() -> None:
    target = replace(TARGET, hidden=(), may_destroy=True)

    with pytest.raises(WrongUsage, match=r"hide = \["):
        readiness.check(library.load("mot-de-passe-oublie"), target)


def test_a_failure_whose_picture_cannot_be_covered_is_told_without_it(page: Page, tmp_path: Path) -> None:
    page.set_content(RESTLESS)
    (tmp_path / "screenshots").mkdir()
    walk = Walk(page, TARGET, tmp_path, discretion=Discretion(TARGET))
    step = short_procedure().steps[1]
    walk.turn_to(step, failed_step())

    keep_evidence(walk)

    assert "•••" in (tmp_path / "failure.txt").read_text(encoding="utf-8")
    assert list((tmp_path / "screenshots").iterdir()) == []


def test_a_secret_is_hidden_in_archives_in_whatever_case_it_stands_there(tmp_path: Path) -> None:
    mask, path = Mask("Paul Durand"), tmp_path / "trace.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("trace.trace", "Bonjour PAUL DURAND")

    assert mask.is_told_by(path)
    mask.archive(path)

    assert not mask.is_told_by(path)
    with zipfile.ZipFile(path) as archive:
        assert archive.read("trace.trace").decode() == "Bonjour •••"
