"""Plots as SVG, without a library: how figures grow, and where the time of a walk goes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log10
from statistics import median
from xml.sax.saxutils import escape

from tests.benchmarks.pairs import Figure

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 760, 360, 70, 40, 190, 50
COLOURS = ("#1f5fa8", "#b35900", "#2e7d32", "#8e24aa", "#b3261e", "#00695c")
ROW, NAMES = 18, 250


@dataclass(frozen=True)
class Span:
    """Something that took time: its name, when it began and ended, in seconds, and how deep it lies in others."""

    name: str
    begun: float
    ended: float
    depth: int = 0


def growth(title: str, figures: Sequence[Figure]) -> str:
    """Return the plot of the figures that stand on one: both sides, the abscissa logarithmic."""
    lines: dict[str, list[tuple[float, float]]] = {}
    for figure in figures:
        if figure.at is not None:
            series = f"{figure.series} – " if figure.series else ""
            lines.setdefault(f"{series}{figure.name}", []).append((figure.at, median(figure.ours)))
            lines.setdefault(f"{series}{figure.against}", []).append((figure.at, median(figure.other)))
    return _plot(title, lines, next(figure.unit for figure in figures if figure.at is not None))


def _plot(title: str, lines: dict[str, list[tuple[float, float]]], unit: str) -> str:
    every = [point for line in lines.values() for point in line]
    places = [log10(x) for x, _ in every]
    low, high, top = min(places), max(places), max(y for _, y in every) * 1.1

    def at(x: float, y: float) -> tuple[float, float]:
        across = (log10(x) - low) / ((high - low) or 1)
        return LEFT + across * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - y / top * (HEIGHT - TOP - BOTTOM)

    parts = [_text(LEFT, 20, title, weight="bold"), _text(8, TOP - 6, unit)]
    for y in (top * part / 4 for part in range(5)):
        (left, height), right = at(10**low, y), WIDTH - RIGHT
        parts += [f'<path d="M{left:.1f} {height:.1f}H{right}" stroke="#ddd"/>', _text(8, height + 4, f"{y:.3g}")]
    parts += [_text(at(x, 0)[0] - 8, HEIGHT - BOTTOM + 18, f"{x:g}") for x in sorted({x for x, _ in every})]
    for number, (name, line) in enumerate(lines.items()):
        # What a thing is compared with has its colour, dashed.
        colour, dashes = COLOURS[number // 2 % len(COLOURS)], ' stroke-dasharray="5 4"' if number % 2 else ""
        points = [at(*point) for point in sorted(line)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points]
        parts.append(_text(WIDTH - RIGHT + 12, TOP + 16 * number + 8, name, colour=colour))
    return _svg(WIDTH, HEIGHT, parts)


def waterfall(title: str, spans: Sequence[Span]) -> str:
    """Return a picture of where the time goes: a row for each span, the first at the top."""
    end, room = max(span.ended for span in spans), WIDTH - NAMES - 80
    parts = [_text(8, 20, title, weight="bold")]
    for row, span in enumerate(spans):
        y, x = TOP + row * ROW, NAMES + span.begun / end * room
        width = max(1.0, (span.ended - span.begun) / end * room)
        colour = COLOURS[span.depth % len(COLOURS)]
        parts += [
            _text(8 + 12 * span.depth, y + 12, span.name),
            f'<rect x="{x:.1f}" y="{y + 2}" width="{width:.1f}" height="{ROW - 5}" rx="2" fill="{colour}"/>',
            _text(x + width + 5, y + 12, f"{(span.ended - span.begun) * 1000:.0f} ms", colour="#555"),
        ]
    return _svg(WIDTH, TOP + ROW * len(spans) + 12, parts)


def _text(x: float, y: float, text: str, *, weight: str = "normal", colour: str = "#222") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" font-weight="{weight}">{escape(text)}</text>'


def _svg(width: float, height: float, parts: Iterable[str]) -> str:
    look = f'viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {look}>'
    ground = f'<rect width="{width}" height="{height}" fill="white"/>'
    return "\n".join([head, ground, *parts, "</svg>", ""])
