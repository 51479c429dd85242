"""How a walk ended, and why a step failed: a sentence and a paragraph, the same in every report."""

from portail.run_record.run import Run, StepError, StepResult
from portail.wording import failure, reports


def verdict(run: Run) -> str:
    """Say in one sentence how the walk ended."""
    if run.verdict == "passed":
        steps = sum(step.status == "passed" for step in run.steps)
        promises = sum(promise.status == "held" for step in run.steps for promise in step.promises)
        return reports.passed(steps, promises, is_whole=run.is_whole)
    step = run.failed_step
    return reports.failed_at(step.number) if step else f"{reports.INTERRUPTED}."


def failure_paragraph(step: StepResult, error: StepError | None) -> str:
    """Say in one paragraph which sentence is broken, what was expected, what was there instead, what to look at.

    A step that failed without an error was interrupted.
    """
    if error is None:
        return failure.interrupted(step.number)
    return failure.paragraph(step.number, error.cause, error.sentence, error.expected, error.found, error.hint)
