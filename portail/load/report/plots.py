"""Plots of a day as SVG that stands in a page: lines over time, and how long pages take against how many there are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

Point = tuple[float, float]
WIDTH, HEIGHT = 720, 260
LEFT, RIGHT, TOP, BOTTOM = 64, 32, 18, 40
NICE = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
"""Where an axis may end, times a power of ten."""
TICKS = 5
"""About how many numbers stand along an axis."""


@dataclass(frozen=True)
class Line:
    """A line, or, where it is `dotted`, points: what it is called, and its class, which gives its colour."""

    name: str
    kind: str
    points: Sequence[Point]
    dotted: bool = False


@dataclass(frozen=True)
class Plot:
    """A plot.

    Attributes:
        name: what it shows, for people who do not see it too.
        across: what stands along the lower axis.
        up: what stands along the left axis.
        lines: what is plotted.
        across_as: writes a number of the lower axis.
        up_as: writes a number of the left axis.
        mark: where a vertical line stands, and what it is called.
    """

    name: str
    across: str
    up: str
    lines: Sequence[Line]
    across_as: Callable[[float], str] = "{:g}".format
    up_as: Callable[[float], str] = "{:g}".format
    mark: tuple[float, str] | None = None


def drawn(plot: Plot) -> str:
    """Return a plot as SVG."""
    points = [point for line in plot.lines for point in line.points]
    axes = _Axes(_round_up(max((x for x, _ in points), default=1)), _round_up(max((y for _, y in points), default=1)))
    return "".join(
        [
            f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(plot.name)}">',
            *_grid(plot, axes),
            *(_line(line, axes) for line in plot.lines),
            *(_mark(*plot.mark, axes) if plot.mark else ()),
            "</svg>",
        ]
    )


@dataclass(frozen=True)
class _Axes:
    """The largest numbers of both axes: where a point stands in the picture."""

    across: float
    up: float

    def x(self, value: float) -> float:
        return round(LEFT + value / self.across * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: float) -> float:
        return round(HEIGHT - BOTTOM - value / self.up * (HEIGHT - TOP - BOTTOM), 1)


def _grid(plot: Plot, axes: _Axes) -> Iterator[str]:
    right, low = WIDTH - RIGHT, HEIGHT - BOTTOM
    for value in ticks(axes.up):
        y = axes.y(value)
        yield f'<line class="grid" x1="{LEFT}" y1="{y}" x2="{right}" y2="{y}"/>'
        yield f'<text x="{LEFT - 6}" y="{y + 4}" text-anchor="end">{escape(plot.up_as(value))}</text>'
    for value in ticks(axes.across):
        yield f'<text x="{axes.x(value)}" y="{low + 16}" text-anchor="middle">{escape(plot.across_as(value))}</text>'
    yield f'<text x="{right}" y="{HEIGHT - 6}" text-anchor="end">{escape(plot.across)}</text>'
    yield f'<text x="{LEFT}" y="{TOP - 4}">{escape(plot.up)}</text>'


def _line(line: Line, axes: _Axes) -> str:
    places = [(axes.x(x), axes.y(y)) for x, y in line.points]
    if line.dotted:
        return "".join(f'<circle class="{line.kind}" cx="{x}" cy="{y}" r="3"/>' for x, y in places)
    path = " ".join(f"{x},{y}" for x, y in places)
    return f'<polyline class="{line.kind}" points="{path}"/>'


def _mark(value: float, name: str, axes: _Axes) -> Iterator[str]:
    x = axes.x(value)
    yield f'<line class="mark" x1="{x}" y1="{TOP}" x2="{x}" y2="{HEIGHT - BOTTOM}"/>'
    yield f'<text x="{x + 4}" y="{TOP + 12}">{escape(name)}</text>'


def ticks(largest: float) -> list[float]:
    """Return the round numbers that stand along an axis, from 0."""
    step = _round_up(largest / TICKS)
    return [step * number for number in range(floor(largest / step + 1e-9) + 1)]


def _round_up(number: float) -> float:
    """Return the next of `NICE` times a power of ten."""
    if number <= 0:
        return 1.0
    power = 10.0 ** floor(log10(number))
    return next(nice * power for nice in NICE if ceil(number / power * 1000) <= nice * 1000)
