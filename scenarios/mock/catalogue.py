"""`portail defects`: lists the defects and the faults that the mock knows."""

from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from portail import extras
from portail.project.modules import load_package

if TYPE_CHECKING:
    from mock_portal.defects import catalogue as defects
    from mock_portal.faults import catalogue as faults
else:
    from importlib import import_module

    with extras.needed("portal"):
        # The one that was installed with this package: another of its name may stand before it on sys.path.
        PORTAL = load_package(Path(__file__).parents[2] / "mock_portal").__name__
        defects, faults = (import_module(f"{PORTAL}.{kind}.catalogue") for kind in ("defects", "faults"))


def print_catalogue() -> None:
    """Print each defect with its procedure, its step and the sentence that it breaks, then each fault."""
    click.echo("Défauts du portail : ce qu’il ne fait plus comme le document le dit (tenant.defects, dans un test)")
    for procedure in dict.fromkeys(defect.procedure for defect in defects.CATALOGUE):
        click.echo(f"\n{procedure}")
        for defect in defects.CATALOGUE:
            if defect.procedure == procedure:
                _print(defect.name, f"étape « {defect.step} », « {defect.sentence} » : {defect.description}")
    click.echo("\nPannes autour du portail (control.set_faults, dans un test)\n")
    for name, description in faults.CATALOGUE.items():
        _print(name, description)


def _print(name: str, words: str) -> None:
    first, *rest = wrap(words, 80)
    click.echo(f"  {name:<32}{first}")
    for line in rest:
        click.echo(f"  {'':<32}{line}")
