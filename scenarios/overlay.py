"""Draws badges over the page without moving anything of it.

Playwright's own overlay drops SVG and, under a strict Content-Security-Policy, loses its styles (measured with 1.65);
this one sets everything through the object model, which such a policy allows.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
from playwright.sync_api import Page

from scenarios.badges import Badge, outlined
from scenarios.run import Box

DRAW = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
INK, PAPER = "#7a0f45", "#ffffff"


@contextmanager
def drawn(page: Page, badges: Sequence[Badge], pointed_at: Box | None = None) -> Iterator[None]:
    """Show the badges, and an outline around what is pointed at, over the page as long as the block lasts."""
    if not badges and not pointed_at:
        yield
        return
    outline = msgspec.to_builtins(outlined(pointed_at)) if pointed_at else None
    overlay = page.evaluate_handle(DRAW, [[_shapes(badge) for badge in badges], outline, INK, PAPER])
    try:
        yield
    finally:
        overlay.evaluate("(host) => host.remove()")


def _shapes(badge: Badge) -> object:
    shapes = {"outline": badge.outline, "leader": badge.leader, "circle": badge.circle}
    return {"number": badge.number, **{name: msgspec.to_builtins(box) for name, box in shapes.items()}}
