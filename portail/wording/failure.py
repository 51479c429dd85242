"""The paragraph that says why a step failed, in every report."""

from portail.wording.causes import PORTAL, exit_status
from portail.wording.causes import ending as stopped
from portail.wording.reports import INTERRUPTED


def interrupted(step: int) -> str:
    return f"Étape {step} : {INTERRUPTED}."


def paragraph(step: int, cause: str, sentence: str, expected: str, found: str, hint: str) -> str:
    if exit_status(cause) != PORTAL:
        return stopped(step, found, hint)
    text = (
        f"Étape {step} : la phrase « {sentence} » n’est pas tenue. "
        f"Attendu : {expected.rstrip('.')}. Trouvé : {found.rstrip('.')}."
    )
    return f"{text} {hint}".strip()
