"""Procedures, made by hand, for tests."""

from pathlib import Path

from portail.procedure.procedure import Procedure, Step

PROCEDURE = """+++
id = "essai"
title = "Ma procédure : l'essai"
lang = "fr"
audience = "familles"
+++

Bienvenue !

## 1. Je consulte ma boîte mail : {#mail}

Cliquez sur **`VALIDER`**, *puis* sur `RETOUR` !

> NB : notez-le

::: écran
L'écran : tel quel !
:::

![Le message ouvert](screenshot:mail "Notez vos identifiants")
"""
"""The text of a procedure of one step."""
HEADER = '+++\nid = "essai"\ntitle = "Un essai"\nlang = "fr"\naudience = "familles"\n+++\n'
STEP = "## 1. Je clique {#clic}\n"
"""With the header above, the shortest procedure that there is."""


def written(folder: Path, text: str) -> Path:
    """Write a procedure file into a folder, and return its path."""
    path = folder / "essai.md"
    path.write_text(text, encoding="utf-8")
    return path


def short_procedure() -> Procedure:
    """Return a procedure of two steps without words."""
    steps = (
        Step("mail", 1, "Je consulte ma boîte mail", 8, ()),
        Step("services", 2, "Je valide mon authentification", 10, ()),
    )
    return Procedure("essai", "Essai", "fr", "familles", Path("essai.md"), (), steps)
