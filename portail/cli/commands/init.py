"""`portail init`: writes a small working project."""

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

import click

from portail.errors import WrongUsage
from portail.files.atomic import replace_all
from portail.wording import cli as words

TEMPLATE = Path(__file__).parents[2] / "project" / "template"
PROCEDURE = "signaler-une-panne"


def init(folder: Path) -> int:
    """Write the project into a folder, say what to do next, and return the exit status 0.

    Raises:
        WrongUsage: the folder already holds one of its files; nothing is written.
        OSError: it cannot be written; nothing is left half done.
    """
    files = {folder / path.relative_to(TEMPLATE): path.read_bytes() for path in _template_files()}
    if there := [path for path in files if path.exists()]:
        raise WrongUsage(words.already_there(str(there[0])))
    replace_all(files)
    for path in files:
        click.echo(os.path.relpath(path))
    click.echo(words.next_steps(shlex.quote(str(folder)), PROCEDURE))
    return 0


def _template_files() -> Iterator[Path]:
    return (path for path in sorted(TEMPLATE.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
