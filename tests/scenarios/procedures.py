"""Procedures, made by hand, for tests."""

from pathlib import Path

from scenarios.procedure import Procedure, Step


def short_procedure() -> Procedure:
    """Return a procedure of two steps without words."""
    steps = (
        Step("mail", 1, "Je consulte ma boîte mail", 8, ()),
        Step("services", 2, "Je valide mon authentification", 10, ()),
    )
    return Procedure("essai", "Essai", "fr", "familles", Path("essai.md"), (), steps)
