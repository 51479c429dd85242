"""What this project adds to the command line: `portail serve` and `portail defects`.

What the command needs is imported when it runs, so that `portail --help` answers at once.
"""

import os
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
def serve(**addresses: Any) -> None:
    """Ouvre le portail de référence et la boîte mail, à parcourir à la main ; Ctrl-C arrête tout.

    Hors de cette machine, le guichet et le contrôle demandent un jeton : MOCK_PORTAL_TOKEN, ou celui qui est affiché.
    """
    with extras.needed("portal", "smtp"):
        from .mock.serve import serve_until_stopped
        from .mock.stack import Settings

    serve_until_stopped(Settings(**addresses, token=os.environ.get("MOCK_PORTAL_TOKEN")))


@click.command()
def defects() -> None:
    """Liste les défauts et les pannes que le portail de référence sait jouer."""
    with extras.needed("portal"):
        from .mock.catalogue import print_catalogue

    print_catalogue()


commands = [serve, defects]
