"""Draws badges over the page, and covers what it must not show, without moving anything of it.

Playwright's own overlay drops SVG and, under a strict Content-Security-Policy, loses its styles (measured with 1.65);
this one sets everything through the object model, which such a policy allows.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
from playwright.sync_api import Page

from portail.capture.callout_layout import LETTERS, CalloutShape, outlined
from portail.privacy.covers import SHADE, SPILL
from portail.run_record.run import Box

DRAW = Path(__file__).with_name("scripts").joinpath("overlay.js").read_text(encoding="utf-8")
INK, PAPER = "#7a0f45", "#ffffff"


@contextmanager
def drawn(
    page: Page, badges: Sequence[CalloutShape] = (), pointed_at: Box | None = None, covers: Sequence[Box] = ()
) -> Iterator[None]:
    """Show badges, an outline around what is pointed at, and solid covers, over the page as long as the block lasts."""
    if not badges and not pointed_at and not covers:
        yield
        return
    outline = msgspec.to_builtins(outlined(pointed_at)) if pointed_at else None
    solid = [msgspec.to_builtins(cover.grown(SPILL)) for cover in covers]
    overlay = page.evaluate_handle(
        DRAW, [[_shapes(badge) for badge in badges], outline, solid, INK, PAPER, SHADE, LETTERS]
    )
    try:
        yield
    finally:
        overlay.evaluate("(host) => host.remove()")


def _shapes(badge: CalloutShape) -> object:
    shapes = {"outline": badge.outline, "leader": badge.leader, "circle": badge.circle}
    return {"number": badge.number, **{name: msgspec.to_builtins(box) for name, box in shapes.items()}}
