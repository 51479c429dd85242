"""The paragraph that says why a step failed, in every report."""

from typing import TYPE_CHECKING

from portail.wording.causes import PORTAL, exit_status
from portail.wording.causes import ending as stopped
from portail.wording.reports import INTERRUPTED

if TYPE_CHECKING:
    from portail.record.run import StepError, StepResult


def failure_paragraph(step: "StepResult", error: "StepError | None") -> str:
    """Say in one paragraph which sentence is broken, what was expected, what was there instead, what to look at.

    A step that failed without an error was interrupted.
    """
    if error is None:
        return f"Étape {step.number} : {INTERRUPTED}."
    if exit_status(error.cause) != PORTAL:
        return stopped(step.number, error.found, error.hint)
    text = (
        f"Étape {step.number} : la phrase « {error.sentence} » n’est pas tenue. "
        f"Attendu : {error.expected.rstrip('.')}. Trouvé : {error.found.rstrip('.')}."
    )
    return f"{text} {error.hint}".strip()
