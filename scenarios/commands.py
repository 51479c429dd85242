"""What this project adds to the command line: `portail serve`, `portail defects` and `portail bench`.

What the command needs is imported when it runs, so that `portail --help` answers at once.
"""

import os
import sys
from pathlib import Path
from typing import Any

import click

from portail import extras

PORT = click.IntRange(0, 65535)
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.option("--host", metavar="ADRESSE", default="127.0.0.1", show_default=True, help="Adresse d’écoute.")
@click.option(
    "--port", type=PORT, metavar="PORT", default=8000, show_default=True, help="Port du portail ; 0 en prend un libre."
)
@click.option(
    "--smtp-port", type=PORT, metavar="PORT", default=1025, show_default=True, help="Port SMTP de la boîte mail."
)
@click.option(
    "--mail-port", type=PORT, metavar="PORT", default=8025, show_default=True, help="Port de la page de la boîte mail."
)
@click.option(
    "--public-url",
    metavar="ADRESSE",
    help="Adresse du portail dans les messages et les redirections, derrière un mandataire.",
)
@click.option(
    "--payment-port",
    type=PORT,
    metavar="PORT",
    default=0,
    show_default=True,
    help="Port du paiement ; 0 en prend un libre.",
)
@click.option("--payment-url", metavar="ADRESSE", help="Adresse du paiement, derrière un mandataire.")
@click.option("--data", type=FILE, metavar="FICHIER", help="Fichier qui garde les données (par défaut : la mémoire).")
@click.option("--demo", is_flag=True, help="Invite une famille : son message attend dans la boîte mail.")
def serve(*, demo: bool, **addresses: Any) -> None:
    """Ouvre le portail de référence et la boîte mail, à parcourir à la main ; Ctrl-C arrête tout.

    Hors de cette machine, le guichet et le contrôle demandent un jeton : MOCK_PORTAL_TOKEN, ou celui qui est affiché.
    """
    with extras.needed("portal", "smtp"):
        from .mock.serve import serve_until_stopped
        from .mock.stack import Settings

    serve_until_stopped(Settings(**addresses, token=os.environ.get("MOCK_PORTAL_TOKEN")), demo=demo)


@click.command()
def defects() -> None:
    """Liste les défauts et les pannes que le portail de référence sait jouer."""
    with extras.needed("portal"):
        from .mock.catalogue import print_catalogue

    print_catalogue()


@click.command()
@click.argument("names", nargs=-1, metavar="[MESURE]...")
@click.option(
    "--pairs", type=click.IntRange(1, 1000), metavar="N", default=5, show_default=True, help="Paires mesurées."
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DOSSIER",
    default="build/bench",
    show_default=True,
    help="Dossier des tableaux en JSON et des courbes.",
)
@click.option("--json", "as_json", is_flag=True, help="Affiche les mesures en JSON, une ligne chacune.")
def bench(names: tuple[str, ...], pairs: int, output: Path, *, as_json: bool) -> None:
    """Mesure ce que coûtent parcours, portail et boîte mail, et comment cela grandit, dans un clone du dépôt.

    MESURE : start, walk, guide, contexts, smtp, store, portal ; par défaut toutes, l’une après l’autre.
    """
    from .mock.repository_clone import run_benchmarks

    as_asked = ["--pairs", str(pairs), "--output", str(output.resolve()), *(["--json"] if as_json else [])]
    sys.exit(run_benchmarks([*names, *as_asked]))


commands = [serve, defects, bench]
