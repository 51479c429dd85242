"""Run records, made by hand, for the tests of what is written from them."""

import hashlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import msgspec
from PIL import Image

from portail.run_record import pytest_outcome
from portail.run_record.pytest_outcome import Phase, TestRecord, outcome_of
from portail.run_record.results import TEST_FILE, TestFile, TestResult, WalkResult, of_procedure
from portail.run_record.run import (
    BrowserSummary,
    Manifest,
    MessageSummary,
    PromiseResult,
    Run,
    Screenshot,
    Size,
    StepError,
    StepResult,
    TargetSummary,
)
from portail.run_record.summary import verdict


def blank() -> bytes:
    """Return a small white picture, as PNG."""
    file = BytesIO()
    Image.new("RGB", (96, 64), "white").save(file, "PNG")
    return file.getvalue()


def passed_step() -> StepResult:
    return StepResult(
        id="mail",
        number=1,
        title="Je consulte ma boîte mail",
        status="passed",
        duration_ms=1200,
        promises=[PromiseResult(text="Vélizy-Villacoublay", kind="label", status="held")],
        screenshots=[
            Screenshot(
                id="mail",
                file="screenshots/1-mail.png",
                alt="Le message ouvert",
                caption="Notez vos identifiants",
                url="http://127.0.0.1/",
                title="Message",
                sha256=hashlib.sha256(blank()).hexdigest(),
            )
        ],
        messages=[MessageSummary(sender="Vélizy <a@b.net>", to="marie@example.org", subject="Activation")],
    )


def failed_step() -> StepResult:
    return StepResult(
        id="services",
        number=2,
        title="Je valide <mon> authentification",
        status="failed",
        duration_ms=300,
        promises=[PromiseResult(text="VALIDER", kind="label", status="broken")],
        error=StepError(sentence="Je valide.", expected="« VALIDER »", found="« VALIDEZ »", hint="Comparez."),
    )


def skipped_step() -> StepResult:
    return StepResult(
        id="terms", number=3, title="Dernière étape", promises=[PromiseResult(text="RETOUR", kind="label")]
    )


def run_with(*steps: StepResult) -> Run:
    return Run(
        procedure="essai",
        verdict="failed" if any(step.status == "failed" for step in steps) else "passed",
        started=datetime(2026, 9, 7, 7, 0, tzinfo=UTC),
        duration_ms=1500,
        target=TargetSummary(kind="mock", base_url="http://127.0.0.1:1/velizy/espace-citoyens/"),
        browser=BrowserSummary(name="chromium", version="156"),
        manifest=Manifest(
            locale="fr-FR",
            timezone="Europe/Paris",
            viewport=Size(width=1280, height=800),
            device_scale_factor=1.0,
            color_scheme="light",
            flags=[],
        ),
        steps=list(steps),
    )


def with_pictures(output: Path) -> Path:
    """Put the pictures of the steps above where the record says they are."""
    screenshots = output / "essai" / "screenshots"
    screenshots.mkdir(parents=True)
    for name in ("1-mail.png", "failure-services.png"):
        (screenshots / name).write_bytes(blank())
    return output


def passed_run() -> Run:
    """Return a walk of two steps that passed, without pictures."""
    return run_with(msgspec.structs.replace(passed_step(), screenshots=[]), step_that("passed"))


def failed_run() -> Run:
    """Return a walk of two steps whose second failed, without pictures."""
    return run_with(msgspec.structs.replace(passed_step(), screenshots=[]), failed_step())


def step_that(status: str) -> StepResult:
    """Return the second step, ended in this way."""
    return msgspec.convert({**msgspec.to_builtins(failed_step()), "status": status, "error": None}, StepResult)


def keep_walk(folder: Path, run: Run, test: str, attempt: int = 0, walk: int = 1) -> Path:
    """Leave the record of a walk as the pytest plugin does."""
    place = folder / f"{test}-{attempt}" / str(walk)
    (place / run.procedure).mkdir(parents=True)
    run.write(place / run.procedure)
    (place / TEST_FILE).write_bytes(msgspec.json.encode(TestFile(test, attempt, walk)))
    return folder


def keep_test(folder: Path, test: str, failed: Run | None = None, attempt: int = 0, *, repeated: bool = False) -> Path:
    """Leave the record of a test as the pytest plugin does; `failed` is the walk that failed it."""
    why = verdict(failed) if failed else ""
    call = Phase(when="call", outcome="failed" if failed else "passed", message=why, of_walk=bool(failed))
    record = TestRecord(
        id=test,
        file=test.partition("::")[0],
        attempt=attempt,
        outcome=outcome_of([call]),
        repeated=repeated,
        started=passed_run().started,
        duration_ms=1600,
        phases=[call],
    )
    pytest_outcome.append(folder, [record])
    return folder


def keep(folder: Path, run: Run, test: str, attempt: int = 0, *, repeated: bool = False) -> Path:
    """Leave the records of a test with one walk, which decided its outcome."""
    keep_walk(folder, run, test, attempt)
    return keep_test(folder, test, run if run.verdict == "failed" else None, attempt, repeated=repeated)


def result_in(output: Path, run: Run, place: str = "") -> TestResult:
    """Return the result of a walk without test whose folder lies in `output`."""
    return of_procedure(WalkResult(run, output / run.procedure, place))
