"""What a person finds on a screen, and depends on there, as the text that drift is checked by.

For each frame: `- /page: {…}`, its place, language, title and usual look; Playwright's aria snapshot with boxes; the
stops of the Tab key; `- /trait: {…}`, what roles do not carry of a thing: where it leads, what it takes, how it looks.
A message adds its plain text, `- /text: …`.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Frame

from portail.capture.normalise import Lasting
from portail.capture.stability import NAME, Still
from portail.run_record.run import Box

BOX = re.compile(r"\[box=(-?\d+),(-?\d+),(-?\d+),(-?\d+)\]")
# Where links lead holds tokens and ports: the traits say it as it lasts.
ADDRESS = re.compile(r"^\s*- /url: .*\n", re.MULTILINE)
SAID = ("name", "description", "title", "placeholder")
TRAITS = Path(__file__).with_name("scripts").joinpath("traits.js").read_text(encoding="utf-8")


def structure_of(still: Still, masks: Sequence[Box], lasting: Lasting, top: float) -> str:
    """Return the structure of a page at rest, whose picture begins at `top`; what lies below a mask is left out."""
    parts = [_line("view", {"top": round(top), "density": still.density})]
    for frame, stops in still.stops.items():
        corner = still.corners.get(frame, (0.0, 0.0))
        parts.append(_of_frame(frame, stops, corner, [mask.moved(-corner[0], -corner[1]) for mask in masks], lasting))
    return "".join(parts)


def _of_frame(
    frame: Frame, stops: Sequence[str], corner: tuple[float, float], masks: Sequence[Box], lasting: Lasting
) -> str:
    found = frame.evaluate(f"() => ({TRAITS})({NAME})")
    page = {"x": round(corner[0]), "y": round(corner[1]), **found["page"]}
    page["title"] = lasting.words(page["title"])
    snapshot = ADDRESS.sub("", frame.locator("body").aria_snapshot(boxes=True) + "\n")
    return "".join(
        [
            _line("page", page),
            *_unmasked(snapshot, masks),
            *(f"- /tab: {name}\n" for name in stops),
            *(_line("trait", trait) for trait in _traits(found["traits"], masks, lasting, frame.url)),
        ]
    )


def _traits(
    found: Sequence[Mapping[str, Any]], masks: Sequence[Box], lasting: Lasting, page: str
) -> Iterator[dict[str, Any]]:
    for trait in found:
        if not any(_covers(mask, trait["box"]) for mask in masks):
            said = {key: lasting.words(trait[key]) for key in SAID if key in trait}
            url = {"url": lasting.address(trait["url"], page)} if "url" in trait else {}
            file = {"download": lasting.file(name)} if isinstance(name := trait.get("download"), str) else {}
            yield {**trait, **said, **url, **file}


def _line(kind: str, value: Mapping[str, Any]) -> str:
    return f"- /{kind}: {json.dumps(value, ensure_ascii=False)}\n"


def _unmasked(snapshot: str, masks: Sequence[Box]) -> Iterator[str]:
    """Yield the lines of a snapshot without what lies below a mask, nor what is in that."""
    hidden: int | None = None
    for line in snapshot.splitlines(keepends=True):
        indent = len(line) - len(line.lstrip())
        if hidden is not None and indent > hidden:
            continue
        hidden = indent if any(_lies_below(line, mask) for mask in masks) else None
        if hidden is None:
            yield line


def _lies_below(line: str, mask: Box) -> bool:
    found = BOX.search(line)
    return found is not None and _covers(mask, list(map(int, found.groups())))


def _covers(mask: Box, box: Sequence[int]) -> bool:
    x, y, width, height = box  # rounded: an edge may stand a pixel outside
    across = mask.x - 1 <= x and x + width <= mask.x + mask.width + 1
    return across and mask.y - 1 <= y and y + height <= mask.y + mask.height + 1
