"""What GitHub Actions shows: annotations on the line of the procedure, and a summary in Markdown.

The forms are those of GitHub's documentation: "Workflow commands for GitHub Actions".
"""

import os
from collections.abc import Sequence
from pathlib import Path

from portail.output.reports.attachments import from_here
from portail.procedure.procedure import Procedure, Promise, Step, plain
from portail.record.results import Annotation, Result
from portail.record.run import Run, StepResult
from portail.wording import reports as words
from portail.wording.failure import failure_paragraph

# GitHub Actions sets these (GitHub's documentation, "Variables reference").
ON_GITHUB, SUMMARY_FILE = "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"
SIGNS = {"passed": "✅", "failed": "❌", "flaky": "⚠️"}


def is_here() -> bool:
    """Return whether GitHub Actions runs this."""
    return bool(os.environ.get(ON_GITHUB))


def show_summary(results: Sequence[Result]) -> None:
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


def command(annotation: Annotation) -> str:
    """Return the line that makes GitHub Actions show the annotation."""
    place = f"file={_property(annotation.file)},line={annotation.line},title={_property(annotation.title)}"
    return f"::error {place}::{_escaped(annotation.message)}"


def summary(results: Sequence[Result]) -> str:
    """Return the results as Markdown, for `$GITHUB_STEP_SUMMARY`."""
    rows = [_row(result) for result in results]
    table = [f"| | {words.WALK} | {words.STEPS} | {words.DURATION} |", "| --- | --- | --- | ---: |", *rows]
    failures = [_failure(result) for result in results if result.outcome != "passed"]
    return "\n".join([f"## {words.WALKS}", "", *table, "", *failures]).rstrip() + "\n"


def _row(result: Result) -> str:
    steps = result.run.steps
    passed = sum(step.status == "passed" for step in steps)
    cells = (
        f"{SIGNS[result.outcome]} {words.RESPECT[result.outcome]}",
        cell(result.name),
        words.out_of(passed, len(steps)),
        words.seconds(result.run.duration_ms),
    )
    return f"| {' | '.join(cells)} |"


def _failure(result: Result) -> str:
    """Say why the last walk that failed did."""
    run = next(each.run for each in (result, *reversed(result.earlier)) if each.run.verdict == "failed")
    why = failure_paragraph(run.failed_step, run.failed_step.error) if run.failed_step else words.verdict(run)
    return words.failure_of(f"**{cell(result.name)}**", len(result.earlier), cell(why)) + "\n"


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
