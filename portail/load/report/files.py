"""The files of a report."""

from pathlib import Path

import msgspec

from portail.files.atomic import replace_all
from portail.load.outcome.summary import Summary
from portail.load.report import tables
from portail.load.report.page import page

PAGE, RECORD, STEPS, MOMENTS = "load.html", "load.json", "steps.csv", "moments.csv"


def write(summary: Summary, folder: Path) -> list[Path]:
    """Write them, all or none, and return where they are, the page first."""
    texts = {
        PAGE: page(summary),
        RECORD: msgspec.json.format(msgspec.json.encode(summary), indent=2).decode() + "\n",
        STEPS: tables.steps(summary),
        MOMENTS: tables.moments(summary),
    }
    folder.mkdir(parents=True, exist_ok=True)
    replace_all({folder / name: text.encode() for name, text in texts.items()})
    return [folder / name for name in texts]
