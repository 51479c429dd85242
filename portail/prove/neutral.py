"""Changes of a portal that no reader minds: a walk that fails on one of them raises a false alarm."""

import tomllib
from pathlib import Path
from typing import Any

from portail.prove.mutants import Mutant

CHANGES = Path(__file__).with_name("neutral.toml")


def changes(first_step: str) -> list[Mutant]:
    """Return every neutral change, there from the first step on."""
    specs = _specs(tomllib.loads(CHANGES.read_text(encoding="utf-8")))
    return [Mutant(first_step, "", name, "neutral", spec={"site": "page", **spec}) for name, spec in specs.items()]


def _specs(tables: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        **{name: {"operator": "css", "argument": css} for name, css in tables["styles"].items()},
        **{
            name: {"operator": "html", "argument": {"where": where, "html": html}}
            for name, (where, html) in tables["additions"].items()
        },
        **{name: {"operator": "script", "argument": script} for name, script in tables["scripts"].items()},
    }
