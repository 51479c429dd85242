"""What a shell completes: procedures, targets, devices. `_PORTAIL_COMPLETE=bash_source portail` prints how it asks."""

import tomllib
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from portail.errors import PortailError
from portail.files.portail_toml import FILE_NAME


def procedures(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the procedures whose names begin so, and the `.md` files of the folder."""
    from portail.project.discovery import Projects

    try:
        names = Projects.find(Path(), ctx.params.get("project")).procedure_names
    except PortailError:  # the command itself says what is wrong
        return []
    files = [CompletionItem(incomplete, type="file")] if "/" in incomplete or incomplete.endswith(".") else []
    return [*(CompletionItem(name) for name in names if name.startswith(incomplete)), *files]


def targets(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the targets of the project's `portail.toml` whose names begin so."""
    from portail.files.portail_toml import folder_above

    folder = ctx.params.get("project") or folder_above(Path())
    try:
        tables = tomllib.loads((folder / FILE_NAME).read_text(encoding="utf-8")) if folder else {}
    except (OSError, ValueError):  # the command itself says what is wrong
        return []
    return [CompletionItem(name) for name in tables.get("targets", {}) if name.startswith(incomplete)]


def devices(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the devices whose names begin so."""
    from portail.browser.device import DEVICES

    return [CompletionItem(name) for name in DEVICES if name.startswith(incomplete)]
