"""`portail lint`: tells all mistakes of procedure files and of `portail.toml`, without a walk."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from portail.errors import WrongUsage
from portail.exit_status import USAGE
from portail.lint import formats, procedures, project, schemas
from portail.lint.original import write as keep
from portail.output.reports.attachments import from_here
from portail.project.discovery import Projects
from portail.wording import lint as words


def lint(names: Sequence[str], folder: Path | None, form: str) -> int:
    """Tell the mistakes of files, or procedures by their names, and return the exit status: 0 without mistakes, else 2.

    Raises:
        WrongUsage: there is no such procedure, or a file that is neither procedure nor TOML.
    """
    projects = Projects.find(Path(), folder, read=project.as_far_as_it_can_be_read)
    files = [_file(projects, name) for name in names] or project.files_of(projects)
    found = project.findings([*project.broken_file_of(projects), *files], projects)
    if text := formats.FORMATS[form](found):
        click.echo(text)
    return USAGE if found else 0


def keep_originals(names: Sequence[str], folder: Path | None) -> int:
    """Keep what the originals of translations say now; return the exit status: 0, or 2 where one lags behind.

    Raises:
        WrongUsage: there is no such translation.
    """
    projects = Projects.find(Path(), folder, read=project.as_far_as_it_can_be_read)
    files = [_file(projects, name) for name in names] or procedures.translations_in(project.files_of(projects))
    if not files:
        raise WrongUsage(words.NO_TRANSLATIONS)
    lags = []
    for file in files:
        translation, original, left = procedures.looked_through(file, projects)
        lags += left
        if not left:
            number = keep(translation.path, original)
            click.echo(words.looked_through(from_here(file), original.path.name, number))
    if lags:
        click.echo(formats.text(lags))
    return USAGE if lags else 0


def print_schema(name: str) -> int:
    """Print the JSON schema of `portail.toml` (`project`) or of a header (`procedure`), and return the exit status."""
    click.echo(json.dumps(schemas.SCHEMAS[name](), ensure_ascii=False, indent=2))
    return 0


def _file(projects: Projects, name: str) -> Path:
    path = Path(name)
    return path if path.suffix in {".md", ".toml"} or path.is_dir() else projects.file_of(name)
