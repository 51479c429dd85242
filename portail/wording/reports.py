"""The French words in which reports speak of a run."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from portail.record.run import Run

STATUS: Final = {"passed": "réussie", "failed": "échouée", "skipped": "non parcourue"}
OUTCOME: Final = {"passed": "réussi", "failed": "échoué", "flaky": "instable"}
PROMISE: Final = {"held": "tenue", "broken": "rompue", "unchecked": "non vérifiée"}
INTERRUPTED: Final = "le parcours s’est interrompu"


def seconds(milliseconds: int) -> str:
    """Write a duration, given in milliseconds, in seconds with the French decimal comma."""
    return f"{milliseconds / 1000:.1f} s".replace(".", ",")


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Write a number with its noun, in the plural from two on; by default the plural ends in s."""
    return f"{number} {(plural or f'{noun}s') if number > 1 else noun}"


def verdict(run: "Run") -> str:
    """Say in one sentence how the walk ended."""
    if run.verdict == "passed":
        kept = "la procédure est respectée" if run.is_whole else "les étapes parcourues sont respectées"
        steps = sum(step.status == "passed" for step in run.steps)
        promises = sum(promise.status == "held" for step in run.steps for promise in step.promises)
        return f"{kept} ({counted(steps, 'étape')}, {counted(promises, 'promesse')})."
    step = run.failed_step
    return f"la procédure n’est pas respectée à l’étape {step.number}." if step else f"{INTERRUPTED}."
