"""Opens the record of a walk, and writes it whatever happens."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import msgspec
from playwright.sync_api import Browser

from portail.privacy.redaction import Redaction
from portail.procedure.procedure import Procedure, Step
from portail.run_record.run import (
    DRIFT,
    FILE_NAME,
    FILM,
    PAGE_TEXT,
    SCREENSHOTS,
    SECRETS,
    STRUCTURE,
    TRACE,
    BrowserSummary,
    Manifest,
    PromiseResult,
    Run,
    StepResult,
    TargetSummary,
)
from portail.target.target import Target


@dataclass(frozen=True)
class Record:
    """A run under way, and the folder of its evidence."""

    run: Run
    folder: Path


@contextmanager
def recorded(
    procedure: Procedure,
    target: Target,
    browser: Browser,
    manifest: Manifest,
    output: Path,
    redaction: Redaction,
) -> Iterator[Record]:
    """Open the record of a walk, in a folder that is cleared of an earlier one; write it when the block ends.

    Raises:
        Leak, WrongUsage: a secret was shown, as `Redaction.verify` says.
    """
    folder = _cleared(output / procedure.id)
    run = _new_run(procedure, target, browser, manifest)
    started = time.monotonic()
    try:
        yield Record(run, folder)
    finally:
        run.duration_ms = milliseconds_since(started)
        redaction.file(run)
        redaction.record(run).write(folder)
        redaction.scan(folder)
    redaction.verify(run)  # not in place of an error that ended the walk


def milliseconds_since(start: float) -> int:
    """Return the whole milliseconds since a reading of the monotonic clock."""
    return round((time.monotonic() - start) * 1000)


def keep_secrets(target: Target, folder: Path) -> None:
    """Write the credentials of the person to a file that this user alone may read; keep those of earlier walks."""
    path = folder / SECRETS
    if path.exists():
        path.rename(next(old for n in count(1) if not (old := folder / f"secrets-{n}.json").exists()))
    path.touch(mode=0o600)
    path.write_bytes(msgspec.json.encode({"username": target.person.username, "password": target.person.new_password}))


def _new_run(procedure: Procedure, target: Target, browser: Browser, manifest: Manifest) -> Run:
    return Run(
        procedure=procedure.id,
        title=procedure.title,
        lang=procedure.lang,
        verdict="failed",
        started=datetime.now(UTC).astimezone(),
        duration_ms=0,
        target=TargetSummary(kind=target.kind, base_url=target.base_url, visited=[]),
        browser=BrowserSummary(name=browser.browser_type.name, version=browser.version),
        manifest=manifest,
        steps=[_new_result(step) for step in procedure.steps],
    )


def _new_result(step: Step) -> StepResult:
    promises = [PromiseResult(text=promise.text, kind=promise.kind) for promise in step.promises]
    return StepResult(id=step.id, number=step.number, title=step.words, promises=promises)


def _cleared(folder: Path) -> Path:
    """Return the folder without what an earlier walk left in it, except for passwords that stand nowhere else."""
    for name in (SCREENSHOTS, STRUCTURE, DRIFT, FILM):
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in (FILE_NAME, TRACE, PAGE_TEXT):
        (folder / name).unlink(missing_ok=True)
    for name in (SCREENSHOTS, STRUCTURE):
        (folder / name).mkdir(parents=True)
    return folder
