"""Takes pictures that are the same, byte for byte, each time the screen is the same."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import FloatRect, Frame, Locator, Page

from scenarios.badges import Badge, place
from scenarios.discretion import Discretion
from scenarios.errors import Broken
from scenarios.overlay import drawn
from scenarios.run import Box

STILL = """
*, *::before, *::after { transition: none !important; animation: none !important; scroll-behavior: auto !important; }
"""
LAYOUT = Path(__file__).with_name("layout.js").read_text(encoding="utf-8")
TAB_ORDER = Path(__file__).with_name("tab_order.js").read_text(encoding="utf-8")
# Chromium sizes the text of a drop-down list by the font at hand when it is first shown, and not again when a web font
# arrives: unless it is shown afresh, the text stands where the race between page and font left it.
REST = """async () => {
  scrollTo(0, 0);
  await document.fonts.ready;
  for (const list of document.querySelectorAll("select")) {
    const style = list.getAttribute("style");
    list.style.setProperty("display", "none", "important");
    list.getBoundingClientRect();
    style === null ? list.removeAttribute("style") : list.setAttribute("style", style);
  }
}"""
SIZE = "() => [document.documentElement.clientWidth, document.documentElement.scrollHeight]"
# The empty space below the content, and the footer, say nothing to a reader.
END_OF_CONTENT = """() => {
  const blocks = document.querySelector("main, [role=main]")?.children ?? [];
  return Math.max(0, ...[...blocks].map((block) => block.getBoundingClientRect().bottom));
}"""
# Where links lead holds tokens and ports; what they are called does not.
ADDRESS = re.compile(r"^\s*- /url: .*\n", re.MULTILINE)
ATTEMPTS = 5
MARGIN = 96
BELOW = 32
GAP = 10


@dataclass(frozen=True)
class Shot:
    """A picture file; `boxes` are the elements asked for, in its pixels.

    `structure` is what a person finds on the screen: Playwright's aria snapshot with boxes, and the stops of the Tab
    key, frames after their page.
    """

    path: Path
    sha256: str
    boxes: list[Box]
    structure: str


def take(
    page: Page,
    path: Path,
    elements: Sequence[Locator] = (),
    around: Locator | None = None,
    discretion: Discretion | None = None,
) -> Shot:
    """Photograph the page with numbers beside the elements, and write the picture to `path` (PNG).

    The picture shows the page down to the end of its content, or the strip of it around one element, outlined. The
    page is loaded, its scripts and fonts too, and scrolled to its top, the pointer parked; the picture counts once two
    in a row agree. What `discretion` knows is covered before, on the picture, and hidden in the structure.

    Raises:
        Broken: the screen does not come to rest, or has no room for a number.
    """
    page.wait_for_load_state()
    page.mouse.move(0, 0)
    for frame in page.frames:
        frame.evaluate(REST)
    width, height = page.evaluate(SIZE)
    boxes = [_box(element) for element in elements]
    badges = place(boxes, _words(page), width, height) if boxes else []
    clip = _frame(page, badges, around, width, height)
    structure = _structure(page)
    with covered(page, discretion, badges, _box(around) if around else None):
        picture = _settled(page, clip)
    path.write_bytes(picture)
    density = page.evaluate("devicePixelRatio")
    on_picture = [_on(clip, box, density) for box in boxes]
    told = discretion.text(structure) if discretion else structure
    return Shot(path, hashlib.sha256(picture).hexdigest(), on_picture, told)


@contextmanager
def covered(
    page: Page, discretion: Discretion | None, badges: Sequence[Badge] = (), pointed_at: Box | None = None
) -> Iterator[None]:
    """Draw badges and covers as long as the block lasts; what was covered must not have moved meanwhile.

    Raises:
        Broken: it has.
    """
    places = discretion.places(page) if discretion else []
    with drawn(page, badges, pointed_at, places):
        yield
    if discretion and discretion.places(page) != places:
        raise Broken(expected="un écran au repos", found="un écran qui a changé pendant que l’on couvrait ses secrets")


def _settled(page: Page, clip: FloatRect) -> bytes:
    # A picture of more than the window shows no scroll bars inside the page either.
    beyond = clip["y"] + clip["height"] > page.evaluate("innerHeight")
    last = b""
    for _ in range(ATTEMPTS):
        picture = page.screenshot(full_page=beyond, animations="disabled", caret="hide", style=STILL, clip=clip)
        if picture == last:
            return picture
        last = picture
    raise Broken(
        expected="un écran au repos",
        found=f"{ATTEMPTS} captures de suite, toutes différentes",
        hint="Cherchez sur la page ce qui bouge sans cesse : une animation, une horloge, un compteur.",
    )


def _frame(page: Page, badges: Sequence[Badge], around: Locator | None, width: float, height: float) -> FloatRect:
    if around:
        top, bottom = _strip(_box(around), _words(page))
    else:
        end = page.evaluate(END_OF_CONTENT)
        top, bottom = 0, end + BELOW if end else height
    bottom = max([bottom, *(badge.circle.y + badge.circle.height + BELOW for badge in badges)])
    top, bottom = round(max(0, top)), round(min(height, bottom))
    return {"x": 0, "y": top, "width": width, "height": bottom - top}


def _strip(box: Box, words: Sequence[Box]) -> tuple[float, float]:
    """Return the top and the bottom of the strip around an element: its margins, less where they would cut a line."""
    top, bottom = box.y - MARGIN, box.y + box.height + MARGIN
    above = [word.y + word.height + GAP for word in words if word.y < top < word.y + word.height]
    below = [word.y - GAP for word in words if word.y < bottom < word.y + word.height]
    return min([max([top, *above]), box.y - GAP]), max([min([bottom, *below]), box.y + box.height + GAP])


def _structure(page: Page) -> str:
    return "".join(map(_structure_of, page.frames))


def _structure_of(frame: Frame) -> str:
    snapshot = ADDRESS.sub("", frame.locator("body").aria_snapshot(boxes=True) + "\n")
    return snapshot + "".join(f"- /tab: {name}\n" for name in frame.evaluate(TAB_ORDER))


def _words(page: Page) -> list[Box]:
    return [box for frame in page.frames for box in _words_of(frame)]


def _words_of(frame: Frame) -> list[Box]:
    corner = frame.frame_element().bounding_box() if frame.parent_frame else {"x": 0.0, "y": 0.0}
    if corner is None:
        return []
    boxes = [Box(**box) for box in frame.evaluate(LAYOUT)]
    return [Box(x=box.x + corner["x"], y=box.y + corner["y"], width=box.width, height=box.height) for box in boxes]


def _box(element: Locator) -> Box:
    box = element.bounding_box()
    assert box, "the element has just been found visible"
    return Box(x=box["x"], y=box["y"], width=box["width"], height=box["height"])


def _on(clip: FloatRect, box: Box, density: float) -> Box:
    """Return a box of the page as it stands on the picture."""
    places = (box.x - clip["x"], box.y - clip["y"], box.width, box.height)
    x, y, width, height = (round(place * density, 1) for place in places)
    return Box(x=x, y=y, width=width, height=height)
