"""The command line, `portail`: walks, serves, and says what is ready.

Exit status: 0 done; 1 the portal does not do what the procedure says, or a file told a secret; 2 wrong usage;
3 the environment is not ready; 4 the document has drifted; 130 interrupted.
What a command needs is imported when it runs, so that `--help` answers at once.
"""

import os
import sys
from pathlib import Path
from typing import Any

import click

from scenarios import extras, outlets
from scenarios.errors import EnvironmentNotReady, ScenarioError, sentence_of

FOLDER = click.Path(file_okay=False, path_type=Path)
PORT = click.IntRange(0, 65535)
FILE = click.Path(dir_okay=False, path_type=Path)
INTERRUPTED = 130
BROWSER_HELP = "Navigateur : chromium, firefox, webkit, une commande ou un chemin (aussi : PORTAIL_BROWSER)."
CONNECT_HELP = (
    "Navigateur d’une autre machine : ws://… de « playwright run-server », http://… de CDP (aussi : PORTAIL_CONNECT)."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="portail-famille", message="%(prog)s %(version)s")
def portail() -> None:
    """Parcourt, dans un vrai navigateur, la procédure de connexion au portail famille."""


@portail.command()
@click.argument("procedures", nargs=-1, metavar="[PROCÉDURE]...")
@click.option(
    "--target",
    metavar="CIBLE",
    help="Un autre portail que le portail de référence : un nom dans portail.toml, ou un fichier .toml.",
)
@click.option(
    "--destructive",
    metavar="CIBLE",
    envvar="PORTAIL_DESTRUCTIVE",
    help="La cible, nommée une seconde fois : on peut y payer et y changer un mot de passe (PORTAIL_DESTRUCTIVE).",
)
@click.option("--output", type=FOLDER, default="output", show_default=True, help="Dossier des preuves.")
@click.option("--browser", help=BROWSER_HELP)
@click.option(
    "--device",
    default="desktop",
    show_default=True,
    metavar="APPAREIL",
    help="Fenêtre : desktop, desktop-dark, phone ou phone-dark.",
)
@click.option(
    "--matrix",
    is_flag=True,
    help="Parcourt sur chaque appareil, dans Chromium et dans les autres navigateurs de Playwright.",
)
@click.option("--connect", metavar="ADRESSE", envvar="PORTAIL_CONNECT", help=CONNECT_HELP)
@click.option("--headed", is_flag=True, help="Montre le navigateur.")
@click.option("--trace", is_flag=True, help="Garde la trace du navigateur, même d’un parcours réussi.")
@click.option("--video", is_flag=True, help="Filme aussi le parcours : WebP, GIF et, avec ffmpeg, MP4 sous-titré.")
@click.option("--quiet", is_flag=True, help="N’affiche que ce qui a échoué.")
@click.option("--json", "as_json", is_flag=True, help="Affiche le compte rendu en JSON, une ligne par procédure.")
def walk(
    procedures: tuple[str, ...],
    target: str | None,
    destructive: str | None,
    output: Path,
    browser: str | None,
    device: str,
    matrix: bool,
    connect: str | None,
    headed: bool,
    trace: bool,
    video: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Parcourt une PROCÉDURE (par défaut : premiere-connexion), par son nom ou par son fichier .md."""
    with extras.needed("walk"):
        from scenarios.commands.walk import walk_all
        from scenarios.commands.walking import Request

    request = Request(
        procedures=procedures or ("premiere-connexion",),
        target=target,
        destructive=destructive,
        output=output,
        browser=browser,
        headed=headed,
        trace=trace,
        video=video,
        voice="json" if as_json else "quiet" if quiet else "live",
        device=device,
        matrix=matrix,
        connect=connect,
    )
    sys.exit(walk_all(request))


@portail.command()
@click.argument("procedures", nargs=-1, metavar="[PROCÉDURE]...")
@click.option("--check", is_flag=True, help="Compare un nouveau parcours avec la référence ; n’y écrit rien.")
@click.option("--update", is_flag=True, help="Renouvelle la référence ; n’écrit que ce qui a changé.")
@click.option("--watch", is_flag=True, help="Refait le guide à chaque enregistrement de son fichier.")
@click.option("--output", type=FOLDER, default="output", show_default=True, help="Dossier des preuves.")
@click.option("--browser", help=BROWSER_HELP)
def guide(procedures: tuple[str, ...], output: Path, browser: str | None, **tasks: bool) -> None:
    """Dit si la procédure illustrée dit encore vrai (--check), la renouvelle (--update), la refait (--watch)."""
    with extras.needed("walk", "guide"):
        from scenarios.commands.guide import check, update
        from scenarios.commands.walking import Request
        from scenarios.commands.watch import watch

    wanted = [task for task, is_wanted in tasks.items() if is_wanted]
    if len(wanted) != 1:
        raise click.UsageError("Choisissez --check, --update ou --watch, l’un des trois.")
    request = Request(
        procedures=procedures or ("premiere-connexion",),
        target=None,
        output=output,
        browser=browser,
        headed=False,
        trace=False,
        video=False,
        voice="quiet",
    )
    sys.exit({"check": check, "update": update, "watch": watch}[wanted[0]](request))


@portail.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Adresse d’écoute.")
@click.option("--port", type=PORT, default=8000, show_default=True, help="Port du portail ; 0 en prend un libre.")
@click.option("--smtp-port", type=PORT, default=1025, show_default=True, help="Port SMTP de la boîte mail.")
@click.option("--mail-port", type=PORT, default=8025, show_default=True, help="Port de la page de la boîte mail.")
@click.option("--public-url", help="Adresse du portail dans les messages et les redirections, derrière un mandataire.")
@click.option("--payment-port", type=PORT, default=0, show_default=True, help="Port du paiement ; 0 en prend un libre.")
@click.option("--payment-url", help="Adresse du paiement, derrière un mandataire.")
@click.option("--data", type=FILE, help="Fichier qui garde les données (par défaut : la mémoire).")
def serve(**places: Any) -> None:
    """Ouvre le portail de référence et la boîte mail, à parcourir à la main ; Ctrl-C arrête tout.

    Hors de cette machine, le guichet et le contrôle demandent un jeton : MOCK_PORTAL_TOKEN, ou celui qui est affiché.
    """
    with extras.needed("portal", "smtp"):
        from scenarios.commands.serve import serve_until_stopped
        from scenarios.stack import Places

    serve_until_stopped(Places(**places, token=os.environ.get("MOCK_PORTAL_TOKEN")))


@portail.command()
@click.option("--browser", help=BROWSER_HELP)
@click.option(
    "--determinism",
    is_flag=True,
    help="Nomme les écrans qui changent d’une fois à l’autre.",
)
def doctor(browser: str | None, determinism: bool) -> None:
    """Dit ce qui est prêt et ce qui manque : navigateur, polices, Pango, ports."""
    with extras.needed("walk"):
        from scenarios.commands.doctor import examine

    sys.exit(examine(browser, determinism=determinism))


@portail.command()
@click.argument("folders", nargs=-1, required=True, type=FOLDER, metavar="DOSSIER...")
@click.option("--output", type=FOLDER, default="output", show_default=True, help="Dossier du rapport.")
def merge(folders: tuple[Path, ...], output: Path) -> None:
    """Réunit en un seul rapport les parcours de plusieurs machines, laissés dans ces DOSSIERs."""
    from scenarios.commands.merge import merge as merge_all

    sys.exit(merge_all(folders, output))


def main() -> None:
    """Run the command line; an error that we know ends it with one sentence and its exit status."""
    outlets.ready()
    try:
        sys.exit(portail.main(standalone_mode=False))
    except ScenarioError as error:
        click.echo(f"portail : {error}", err=True)
        sys.exit(error.exit_status)
    except OSError as error:
        click.echo(f"portail : {sentence_of(error)}", err=True)
        sys.exit(EnvironmentNotReady.exit_status)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(INTERRUPTED)
