"""What benchmarks found, as a table for the terminal and as JSON."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from tests.benchmarks.pairs import Figure

KEPT = {True: "kept", False: "missed", None: ""}


def as_json(benchmark: str, figures: Sequence[Figure], machine: Mapping[str, object]) -> dict[str, Any]:
    """Return the figures of a benchmark with the machine, ready for JSON."""
    return {"benchmark": benchmark, "machine": dict(machine), "figures": [_of(figure) for figure in figures]}


def _of(figure: Figure) -> dict[str, Any]:
    return {
        "name": figure.name,
        "unit": figure.unit,
        "median": median(figure.ours),
        "against": figure.against,
        "median_of_that": median(figure.other),
        "ratio": figure.ratio,
        "spread": figure.spread,
        "pairs": len(figure.ours),
        "target": figure.target,
        "kept": figure.is_kept,
        "more_is_better": figure.more_is_better,
        "at": figure.at,
        "series": figure.series,
    }


def show(console: Console, benchmark: str, figures: Sequence[Figure], machine: Mapping[str, object]) -> None:
    """Print the table of a benchmark."""
    where = f"{machine['processors']} × {machine['processor']}, load {machine['load']}"
    table = Table(title=f"{benchmark} – {where}", title_justify="left", box=box.SIMPLE_HEAD)
    for heading in ("", "against"):
        table.add_column(heading)
        table.add_column("median", justify="right")
    table.add_column("ratio (middle half)", justify="right", no_wrap=True)
    table.add_column("target", justify="right", no_wrap=True)
    for figure in figures:
        table.add_row(*_row(figure))
    console.print(table)


def _row(figure: Figure) -> tuple[str, ...]:
    low, high = figure.spread
    sign = "≥" if figure.more_is_better else "≤"
    target = "" if figure.target is None else f"{sign} {figure.target:g} {KEPT[figure.is_kept]}"
    own, other = (f"{median(each):.4g} {figure.unit}" for each in (figure.ours, figure.other))
    return figure.name, own, figure.against, other, f"{figure.ratio:.2f} ({low:.2f} to {high:.2f})", target
