"""The paragraph that says why a step failed, in every report."""

from portail.exit_status import BROKEN
from portail.wording.causes import ending as stopped
from portail.wording.causes import exit_status
from portail.wording.reports import INTERRUPTED


def interrupted(step: int) -> str:
    return f"Étape {step} : {INTERRUPTED}."


def paragraph(step: int, cause: str, sentence: str, expected: str, found: str, hint: str) -> str:
    if exit_status(cause) != BROKEN:
        return stopped(step, found, hint)
    text = (
        f"Étape {step} : la phrase « {sentence} » n’est pas tenue. "
        f"Attendu : {expected.rstrip('.')}. Trouvé : {found.rstrip('.')}."
    )
    return f"{text} {hint}".strip()
