"""`portail merge`: one report of the tests and walks of several machines."""

from collections.abc import Sequence
from pathlib import Path

import click

from portail.errors import WrongUsage
from portail.output import reports
from portail.output.reports import github
from portail.record.gathering import gather
from portail.wording import cli as words


def merge(folders: Sequence[Path], output: Path) -> int:
    """Write the reports of all tests and walks below the folders; return 1 where one failed, else 0.

    Raises:
        WrongUsage: a folder is not there, holds no record, or holds one that is not valid.
    """
    results = gather(folders)
    if not results:
        raise WrongUsage(words.no_records(list(map(str, folders))))
    reports.write_session(results, output)
    github.show_summary(results)
    for title, path in reports.listed(output):
        click.echo(f"{title:<8} {path}")
    return 1 if any(result.has_failed for result in results) else 0
