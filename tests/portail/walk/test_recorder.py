"""The record of a walk clears what an earlier one left, except for passwords that stand nowhere else."""

import json
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser

from portail.privacy.real_person_redaction import RealPersonRedaction
from portail.privacy.redaction import Redaction
from portail.walk.recording.recorder import Record, keep_secrets, recorded
from tests.portail.persons import PAUL, REAL_PORTAL
from tests.portail.procedures import short_procedure
from tests.portail.runs import run_with


@contextmanager
def walking(browser: Browser, output: Path, redaction: Redaction) -> Iterator[Record]:
    with recorded(short_procedure(), REAL_PORTAL, browser, run_with().manifest, output, redaction) as record:
        yield record


def keep_password(record: Record, password: str) -> None:
    keep_secrets(replace(REAL_PORTAL, person=replace(PAUL, new_password=password)), record.folder)


def test_the_password_that_an_earlier_walk_gave_the_family_is_kept(browser: Browser, tmp_path: Path) -> None:
    for password in ("la-première-2026", "la-deuxième-2026", "la-troisième-2026"):
        with walking(browser, tmp_path, RealPersonRedaction(REAL_PORTAL)) as record:
            keep_password(record, password)
    with walking(browser, tmp_path, RealPersonRedaction(REAL_PORTAL)):
        pass

    kept = {path.name: json.loads(path.read_bytes())["password"] for path in tmp_path.rglob("secrets*.json")}
    assert kept == {
        "secrets-1.json": "la-première-2026",
        "secrets-2.json": "la-deuxième-2026",
        "secrets.json": "la-troisième-2026",
    }
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("secrets*.json")} == {0o600}
