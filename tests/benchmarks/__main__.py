"""`python -m tests.benchmarks [NAME …]`, which `portail bench` starts from a clone."""

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import click
from rich.console import Console

from tests.benchmarks import results, svg
from tests.benchmarks.machine import machine
from tests.benchmarks.pairs import Figure

NAMES = ("start", "walk", "guide", "contexts", "smtp", "store", "portal")
"""The benchmarks, each a module that has `figures(pairs)`; some have `pictures(folder)` too."""


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(NAMES), metavar="[NAME]...")
@click.option("--pairs", type=click.IntRange(1), default=5, help="How often each pair is measured.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, a line for each benchmark.")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), default=Path("build/bench"))
def main(names: tuple[str, ...], pairs: int, output: Path, *, as_json: bool) -> None:
    """Measure, print the figures, and leave JSON and plots in a folder."""
    output.mkdir(parents=True, exist_ok=True)
    for name in names or NAMES:
        module = import_module(f"tests.benchmarks.{name}")
        figures = list(_heard(name, module.figures(pairs)))
        told = results.as_json(name, figures, machine())
        (output / f"{name}.json").write_text(json.dumps(told, indent=2), encoding="utf-8")
        _draw(name, figures, output, getattr(module, "pictures", None))
        if as_json:
            click.echo(json.dumps(told))
        else:
            results.show(_console(), name, figures, machine())


def _console() -> Console:
    """A terminal as it is; a file, wide enough for a line a figure."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=160)


def _heard(name: str, figures: Iterator[Figure]) -> Iterator[Figure]:
    for figure in figures:
        click.echo(f"{name}: {figure.name}: {figure.ratio:.2f} of {figure.against}", err=True)
        yield figure


def _draw(name: str, figures: list[Figure], output: Path, pictures: Callable[[Path], None] | None) -> None:
    if any(figure.at is not None for figure in figures):
        (output / f"{name}.svg").write_text(svg.growth(name, figures), encoding="utf-8")
    if pictures:
        pictures(output)


if __name__ == "__main__":
    main()
