"""What GitHub Actions shows: annotations on the line of the procedure, and a summary in Markdown.

The forms are those of GitHub's documentation: "Workflow commands for GitHub Actions".
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from portail.output.reports.attachments import from_here
from portail.procedure.procedure import Procedure, Promise, Step, plain
from portail.run_record.results import Annotation, TestResult
from portail.run_record.run import Run, StepResult
from portail.run_record.summary import failure_paragraph
from portail.wording import reports as words

# GitHub Actions sets these (GitHub's documentation, "Variables reference").
ON_GITHUB, SUMMARY_FILE = "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"
SIGNS = {
    "passed": "✅",
    "xpassed": "✅",
    "failed": "❌",
    "error": "❌",
    "interrupted": "❌",
    "flaky": "⚠️",
    "skipped": "⏭️",
    "xfailed": "⏭️",
}


def is_here() -> bool:
    """Return whether GitHub Actions runs this."""
    return bool(os.environ.get(ON_GITHUB))


def show_summary(results: Sequence[TestResult]) -> None:
    """Add the summary of the results to the page of the job, where GitHub Actions runs it."""
    show(summary(results))


def show(markdown: str) -> None:
    """Add a text to the page of the job, where GitHub Actions runs it."""
    if file := os.environ.get(SUMMARY_FILE):
        with Path(file).open("a", encoding="utf-8") as page:
            page.write(markdown)


def annotation(procedure: Procedure, run: Run) -> Annotation | None:
    """Return where the broken sentence of a run stands; `None` where no step failed."""
    result = run.failed_step
    if result is None or result.error is None:
        return None
    step = next(step for step in procedure.steps if step.id == result.id)
    return Annotation(
        file=from_here(procedure.path),
        line=_line(step, result),
        title=words.place_of(procedure.id, result.number),
        message=failure_paragraph(result, result.error),
    )


def annotations(result: TestResult) -> list[Annotation]:
    """Return what a failed test is about: the sentences that its walks broke, else the test itself."""
    decisive = result.record.decisive
    if not result.has_failed or decisive is None:
        return []
    broken = [annotation for walk in result.walks for annotation in walk.annotations]
    if decisive.of_walk and broken:
        return broken
    return [Annotation(result.record.file, result.record.line or 1, result.name, result.message)]


def command(annotation: Annotation, level: Literal["error", "warning"] = "error") -> str:
    """Return the line that makes GitHub Actions show the annotation."""
    place = f"file={_property(annotation.file)},line={annotation.line},title={_property(annotation.title)}"
    return f"::{level} {place}::{_escaped(annotation.message)}"


def summary(results: Sequence[TestResult]) -> str:
    """Return the results as Markdown, for `$GITHUB_STEP_SUMMARY`."""
    rows = [_row(result) for result in results]
    table = [f"| | {words.TEST} | {words.STEPS} | {words.DURATION} |", "| --- | --- | --- | ---: |", *rows]
    failures = [_why(result) for result in results if result.outcome not in ("passed", "xpassed")]
    return "\n".join([f"## {words.WALKS}", "", *table, "", *failures]).rstrip() + "\n"


def _row(result: TestResult) -> str:
    steps = [step for walk in result.walks for step in walk.run.steps]
    passed = sum(step.status == "passed" for step in steps)
    cells = (
        f"{SIGNS[result.outcome]} {words.outcome_in_words(result.outcome, of_procedure=result.of_procedure)}",
        cell(result.name),
        words.out_of(passed, len(steps)) if steps else "–",
        words.seconds(result.record.duration_ms),
    )
    return f"| {' | '.join(cells)} |"


def _why(result: TestResult) -> str:
    """Say why a test failed or was skipped; of one that passed when repeated, why it had failed."""
    message = result.message or next((each.message for each in reversed(result.earlier)), "")
    return words.failure_of(f"**{cell(result.name)}**", len(result.earlier), cell(message)) + "\n"


def _line(step: Step, result: StepResult) -> int:
    broken = (
        promise for promise, became in zip(step.promises, result.promises, strict=False) if became.status == "broken"
    )
    promise: Promise | None = next(broken, None)
    if promise:
        return promise.line
    sentence = result.error.sentence if result.error else ""
    texts = (block for block in step.blocks if hasattr(block, "words") and sentence in plain(block.words))
    block = next(texts, None)
    return block.line if block else step.line


def cell(text: str) -> str:
    """Return the text as it can stand in a cell of a Markdown table."""
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
