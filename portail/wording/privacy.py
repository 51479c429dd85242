"""What the engine says where something secret was shown, or could not be covered."""

from collections.abc import Sequence


def leaked(files: Sequence[str]) -> str:
    return f"Ce qui doit rester caché se lisait dans {', '.join(files)} : supprimé. Signalez-le."


def never_seen(hidden: Sequence[str]) -> str:
    words = ", ".join(f"« {word} »" for word in hidden)
    return f"hide : aucun écran ne montre {words}, et rien n’a pu y être couvert. Corrigez ou retirez ces mots."


def not_written(files: Sequence[str]) -> str:
    return f"Ce qui doit rester caché se lirait dans {', '.join(files)} : rien n’en a été écrit. Signalez-le."
