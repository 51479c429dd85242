"""The command line, `portail`: walks, serves, and says what is ready.

Exit status: 0 done; 1 the portal does not do what the procedure says, or a file showed a secret; 2 wrong usage;
3 the environment is not ready; 4 the document has drifted; 130 interrupted.
What a command needs is imported when it runs, so that `--help` answers at once.
"""

import sys
from functools import cached_property
from pathlib import Path

import click

from portail import extras
from portail.cli import completion, streams
from portail.errors import EnvironmentNotReady, PortailError, sentence_of
from portail.project import modules
from portail.project.installed import installed_projects

FOLDER = click.Path(file_okay=False, path_type=Path)
INTERRUPTED = 130
BROWSER_HELP = "Navigateur : chromium, firefox, webkit, une commande ou un chemin (aussi : PORTAIL_BROWSER)."
CONNECT_HELP = (
    "Navigateur d’une autre machine : ws://… de « playwright run-server », http://… de CDP (aussi : PORTAIL_CONNECT)."
)


PROJECT = click.option(
    "--project",
    type=FOLDER,
    metavar="DOSSIER",
    help="Dossier du projet, où se trouve portail.toml (par défaut : celui de la procédure ou le dossier courant).",
)


class CommandLine(click.Group):
    """The commands of the engine, and those that the projects of installed packages add (`commands.py`)."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in alphabetical order."""
        return sorted({*super().list_commands(ctx), *self._of_projects})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        return super().get_command(ctx, cmd_name) or self._of_projects.get(cmd_name)

    @cached_property
    def _of_projects(self) -> dict[str, click.Command]:
        files = [folder / "commands.py" for folder in installed_projects()]
        added = [modules.load(file.parent, file) for file in files if file.is_file()]
        return {command.name: command for module in added for command in module.commands}


@click.group(cls=CommandLine, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="portail-famille", message="%(prog)s %(version)s")
def portail() -> None:
    """Parcourt, dans un vrai navigateur, une procédure écrite : verdict, preuves et document illustré."""


@portail.command()
@click.argument("procedures", nargs=-1, metavar="[PROCÉDURE]...", shell_complete=completion.procedures)
@PROJECT
@click.option(
    "--target",
    metavar="CIBLE",
    shell_complete=completion.targets,
    help="Un autre portail que celui du projet : un nom dans portail.toml, ou un fichier .toml.",
)
@click.option(
    "--destructive",
    metavar="CIBLE",
    shell_complete=completion.targets,
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
    shell_complete=completion.devices,
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
    project: Path | None,
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
    """Parcourt une PROCÉDURE (par défaut : celle du projet), par son nom ou par son fichier .md."""
    with extras.needed("walk"):
        from portail.cli.request import Request
        from portail.cli.walk import run

    request = Request(
        procedures=procedures,
        project=project,
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
    sys.exit(run(request))


@portail.command()
@click.argument("procedures", nargs=-1, metavar="[PROCÉDURE]...", shell_complete=completion.procedures)
@PROJECT
@click.option("--check", is_flag=True, help="Compare un nouveau parcours avec la référence ; n’y écrit rien.")
@click.option("--update", is_flag=True, help="Renouvelle la référence ; n’écrit que ce qui a changé.")
@click.option("--watch", is_flag=True, help="Refait le guide à chaque enregistrement de son fichier.")
@click.option("--output", type=FOLDER, default="output", show_default=True, help="Dossier des preuves.")
@click.option("--browser", help=BROWSER_HELP)
def guide(procedures: tuple[str, ...], project: Path | None, output: Path, browser: str | None, **tasks: bool) -> None:
    """Dit si la procédure illustrée dit encore vrai (--check), la renouvelle (--update), la refait (--watch)."""
    with extras.needed("walk", "guide"):
        from portail.cli.guide import check, update
        from portail.cli.request import Request
        from portail.cli.watch import watch

    wanted = [task for task, is_wanted in tasks.items() if is_wanted]
    if len(wanted) != 1:
        raise click.UsageError("Choisissez --check, --update ou --watch, l’un des trois.")
    request = Request(
        procedures=procedures,
        project=project,
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
@click.option("--browser", help=BROWSER_HELP)
@click.option(
    "--determinism",
    is_flag=True,
    help="Nomme les écrans qui changent d’une fois à l’autre.",
)
def doctor(browser: str | None, determinism: bool) -> None:
    """Dit ce qui est prêt et ce qui manque : navigateur, polices, Pango, ports."""
    with extras.needed("walk"):
        from portail.cli.doctor import examine

    sys.exit(examine(browser, determinism=determinism))


@portail.command()
@click.argument("folder", type=FOLDER, metavar="DOSSIER")
def init(folder: Path) -> None:
    """Écrit dans DOSSIER un petit projet qui marche : une procédure, ses étapes, un portail d’essai."""
    from portail.cli.init import init as write_project

    sys.exit(write_project(folder))


@portail.command()
@click.argument("folders", nargs=-1, required=True, type=FOLDER, metavar="DOSSIER...")
@click.option("--output", type=FOLDER, default="output", show_default=True, help="Dossier du rapport.")
def merge(folders: tuple[Path, ...], output: Path) -> None:
    """Réunit en un seul rapport les parcours de plusieurs machines, laissés dans ces DOSSIERs."""
    from portail.cli.merge import merge as merge_all

    sys.exit(merge_all(folders, output))


def main() -> None:
    """Run the command line; an error that we know ends it with one sentence and its exit status."""
    streams.ready()
    try:
        sys.exit(portail.main(standalone_mode=False))
    except PortailError as error:
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
