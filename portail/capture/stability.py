"""Holds a page still for its picture, and measures it meanwhile."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from portail.browser.limit import Limit
from portail.errors import LimitReached
from portail.run_record.run import Box, Lettering
from portail.screen.elements import Place
from portail.screen.legibility import Corner, corner_of

PATIENCE = 10.0
REST, RELEASE, WORDS, NAME, TAB_ORDER, MASKS, HOLD, CLOCKWORK, BLOCKS = (
    Path(__file__).with_name("scripts").joinpath(f"{name}.js").read_text(encoding="utf-8")
    for name in ("settle", "release", "text_boxes", "name", "tab_order", "masks", "hold", "clockwork", "blocks")
)
# The empty space below the content, and the footer, say nothing to a reader.
MEASURE = f"""async (patience) => {{
  await ({REST})(patience);
  const blocks = document.querySelector("main, [role=main]")?.children ?? [];
  return {{
    width: document.documentElement.clientWidth,
    height: document.documentElement.scrollHeight,
    window: innerHeight,
    begin: Math.min(innerHeight, ...[...blocks].map((block) => block.getBoundingClientRect().top)),
    end: Math.max(0, ...[...blocks].map((block) => block.getBoundingClientRect().bottom)),
    density: devicePixelRatio,
    title: document.title,
    files: performance.getEntriesByType("resource").map((entry) => entry.name),
    words: ({WORDS})(),
    stops: ({TAB_ORDER})({NAME}),
    missing: [
      ...[...document.images].filter((image) => !image.complete).map((image) => image.currentSrc || image.src),
      ...[...document.fonts].filter((font) => font.status === "loading").map((font) => font.family),
    ],
  }};
}}"""


# Whether nothing but pictures or fonts is awaited.
LACKS_DRESS_ALONE = """() => {
  const come = new Set(performance.getEntriesByType("resource").map(({ name }) => name));
  const links = [...document.querySelectorAll("link[rel~=stylesheet][href]")];
  return document.readyState === "interactive"
    && (document.fonts.status === "loading" || [...document.images].some((image) => !image.complete))
    && links.every(({ sheet, disabled }) => sheet || disabled)
    && [...document.scripts].every(({ src }) => !src || come.has(src));
}"""


@dataclass(frozen=True)
class Still:
    """A page at rest: its title, and its measures in CSS pixels from its corner.

    `window` is the height of the window, `begin` and `end` where the content does (0: not known), `density` how many
    pixels of a picture a CSS pixel has; `texts` are the places of text, fields and adornments, with the size of their
    letters (0: none), `stops` what the Tab key reaches in each frame, `files` the addresses of all that the page and
    its frames have loaded, `missing` those of pictures, and the names of fonts, that have not come.
    """

    title: str
    width: float
    height: float
    window: float
    begin: float
    end: float
    density: float
    texts: list[Lettering]
    files: list[str]
    missing: list[str]
    stops: dict[Frame, list[str]]
    corners: dict[Frame, Corner]

    @property
    def words(self) -> list[Box]:
        """The places of text, fields and adornments."""
        return [text.box for text in self.texts]

    def on_page(self, place: Place) -> Box:
        """Return where an element of a frame stands on the page."""
        return place.box.moved(*self.corners[place.frame])


@contextmanager
def at_rest(page: Page, patience: float = PATIENCE, *, park: bool = True) -> Iterator[Still]:
    """Hold the page still as long as the block lasts: loaded, at its top, the pointer parked, nothing moving.

    Without `park` the pointer stays where it is: over a menu that it keeps open.

    A picture or a font that does not come within `patience` seconds is not waited for any longer.

    Raises:
        PlaywrightTimeout: something else that the page needs does not come.
        LimitReached: it does not come to rest within twice that time: a script does not end.
    """
    wait_until_loaded(page)
    if park:
        page.mouse.move(0, 0)
    frames = page.frames
    try:
        with Limit(2 * patience):
            still = _measured(frames, patience)
        yield still
    finally:
        with suppress(PlaywrightError, LimitReached), Limit(patience):  # the page may have gone, or answer no more
            for frame in frames:
                frame.evaluate(RELEASE)


def masked(still: Still, expressions: Sequence[str]) -> list[Box]:
    """Return the places on the page of what one of the expressions names."""
    if not expressions:
        return []
    found = ((corner, frame.evaluate(MASKS, list(expressions))) for frame, corner in still.corners.items())
    return [Box(**box).moved(*corner) for corner, boxes in found for box in boxes]


def blocks(still: Still, places: Sequence[Box]) -> list[Box]:
    """Return what a reader sees these places of the page stand in: forms, cards, tables, the largest first."""
    found = [
        Box(**box).moved(x, y)
        for frame, (x, y) in still.corners.items()
        for box in frame.evaluate(BLOCKS, [msgspec.to_builtins(place.moved(-x, -y)) for place in places])
    ]
    return sorted(set(found), key=lambda box: -box.width * box.height)


def hold(page: Page) -> None:
    """Hold the scripts, the media and the drawings of a page that lives, until it is let go with the rest."""
    for frame in page.frames:
        with suppress(PlaywrightError):  # a frame may have gone
            frame.evaluate(HOLD)


def wait_until_loaded(page: Page) -> None:
    """Wait until a page is there; a picture or a font that does not come is not missed.

    Raises:
        PlaywrightTimeout: something else that the page needs does not come.
    """
    try:
        page.wait_for_load_state()
    except PlaywrightTimeout:
        if not page.evaluate(LACKS_DRESS_ALONE):
            raise


def _measured(frames: list[Frame], patience: float) -> Still:
    found = {frame: frame.evaluate(MEASURE, patience * 1000) for frame in frames}
    corners = {frame: corner for frame in frames if (corner := corner_of(frame))}
    texts = [_lettering(text, corner) for frame, corner in corners.items() for text in found[frame]["words"]]
    files, missing = ([each for measures in found.values() for each in measures[name]] for name in ("files", "missing"))
    stops = {frame: measures["stops"] for frame, measures in found.items()}
    page = {name: found[frames[0]][name] for name in ("title", "width", "height", "window", "begin", "end", "density")}
    return Still(**page, texts=texts, files=files, missing=missing, stops=stops, corners=corners)


def _lettering(text: dict[str, float], corner: Corner) -> Lettering:
    box = {name: value for name, value in text.items() if name != "size"}
    return Lettering(box=Box(**box).moved(*corner), size=text["size"])
