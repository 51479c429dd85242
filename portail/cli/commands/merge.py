"""`portail merge`: one report of the tests and walks of several machines."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from portail.errors import WrongUsage
from portail.exit_status import BROKEN
from portail.output import reports
from portail.output.reports import github
from portail.run_record.gathering import gather
from portail.wording import cli as words

if TYPE_CHECKING:
    from portail.cli.request import Voice


def merge(folders: Sequence[Path], output: Path, voice: "Voice" = "live") -> int:
    """Write the reports of all tests and walks below the folders; return 1 where one failed, else 0.

    Raises:
        WrongUsage: a folder is not there, holds no record, or holds one that is not valid.
    """
    results = gather(folders)
    if not results:
        raise WrongUsage(words.no_records(list(map(str, folders))))
    reports.write_session(results, output)
    github.show_summary(results)
    failed = [result.name for result in results if result.has_failed]
    if voice == "json":
        told = {"tests": len(results), "failed": failed, "reports": [str(path) for _, path in reports.listed(output)]}
        click.echo(msgspec.json.encode(told).decode())
    elif voice == "live":
        for title, path in reports.listed(output):
            click.echo(f"{title:<8} {path}")
    else:
        click.echo("\n".join(failed), nl=bool(failed))
    return BROKEN if failed else 0
