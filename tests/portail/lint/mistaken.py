"""A project without a mistake, and what is told where somebody has made some in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from portail.lint.project import as_far_as_it_can_be_read, findings
from portail.project.discovery import Projects

PROCEDURE = """+++
id = "louer-une-salle"
title = "Louer une salle"
lang = "fr"
audience = "associations"
+++

Les salles se louent en ligne.

## 1. Je me connecte {#connexion}

J’ouvre le site. Je saisis {prénom} dans `Prénom`, puis je clique sur `Se connecter`.

![Le formulaire rempli](screenshot:connexion "Les identifiants sont ceux de la carte")

## 2. Je choisis une salle {#choix}

- je choisis « Ravel » dans `Salle` ;
- je saisis « 12 » dans `Personnes`, puis je clique sur `Réserver`.

| Salle | Places |
| :---- | -----: |
| Ravel | 80 |

::: actions
Je note le `numéro`.
Je clique sur `Imprimer {numéro}`.
:::

> NB : une salle par jour.

::: écran
Votre réservation
:::

![Le plan](plan.png "Où sont les salles")
"""
PROJECT = """[project]
name = "salles"
lang = "fr"
timezone = "Europe/Paris"
default_target = "recette"

[words]
"Réserver" = "Louer"

[document]
name = "Ville"
colour = "#00613a"
date = 2026-09-01

[targets.recette]
base_url = "https://recette.example.fr/"

[targets.recette.person]
email = "ada@example.fr"

[targets.recette.values]
"prénom" = "Ada"
"""


@dataclass(frozen=True)
class Mistake:
    """What somebody writes in place of something, and what is told of it.

    Attributes:
        before: what stands in the file; empty: the whole file.
        after: what is written there.
        told: for each mistake its line and column, and words of the problem or the remedy.
        files: what else stands in the folder of the procedures.
    """

    before: str
    after: str | bytes
    told: tuple[str, ...]
    files: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.before} | {self.after!r}"[:60]

    def within(self, text: str) -> bytes:
        """Return a text in which it has been made."""
        if isinstance(self.after, bytes):
            return self.after
        assert not self.before or self.before in text, self.before
        return (text.replace(self.before, self.after) if self.before else self.after).encode()


def told_of(folder: Path, procedure: bytes, project: bytes, files: Mapping[str, str]) -> list[str]:
    """Write the project into a folder, and return what is told of it, each with its line and column."""
    contents = {
        "portail.toml": project,
        "procedures/louer-une-salle.md": procedure,
        "procedures/plan.png": b"PNG",
        **{f"procedures/{name}": text.encode() for name, text in files.items()},
    }
    for name, content in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    projects = Projects.find(folder, folder, read=as_far_as_it_can_be_read)
    return [
        _told(finding.path, f"{finding.line}:{finding.column} {finding.message}")
        for finding in findings([folder], projects)
    ]


def _told(path: Path, words: str) -> str:
    return words if path.name in {"portail.toml", "louer-une-salle.md"} else f"{path.name}:{words}"
