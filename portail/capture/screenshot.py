"""Takes pictures that are the same, byte for byte, each time the screen is the same."""

import hashlib
import io
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import msgspec
from PIL import Image
from playwright.sync_api import FloatRect, Locator, Page

from portail.capture import callout_overlay
from portail.capture.callout_layout import CalloutShape, place
from portail.capture.camera import Camera
from portail.capture.normalise import Lasting
from portail.capture.stability import Still, hold
from portail.capture.structure import structure_of
from portail.capture.words_to_read import surroundings, to_be_read
from portail.errors import Broken, WrongUsage
from portail.privacy.drawn_text import DrawnText
from portail.privacy.redaction import Redaction
from portail.run_record.run import Box, Lettering
from portail.run_record.run import around as bounds
from portail.screen import legibility_by_pixels
from portail.screen.elements import Place
from portail.screen.legibility import Cell
from portail.wording import capture as wording

# How often and how long, in seconds, a screen is looked at that does not come to rest.
ATTEMPTS, PATIENCE = 5, 2.0
RESTLESS = 3
"""After how many pictures, all different, a screen is called a living one."""
MARGIN = 96
BELOW = 32
GAP = 10


@dataclass(frozen=True)
class Shot:
    """A picture (PNG); `boxes` are the elements asked for, in its pixels.

    `drawn` is what the page drew to be read, `covered` what is covered of it, both in CSS pixels of the page, of which
    the picture begins at `top`. `structure` is what a person finds on the screen (`portail.capture.structure`).
    `inkless` are the indexes of words asked about that nobody can read on the picture. `lettering` is what of the
    picture has to be read, `blocks` what that stands in, in its pixels.
    """

    picture: bytes
    boxes: list[Box]
    structure: str
    inkless: list[int]
    drawn: DrawnText
    covered: list[Box]
    top: float
    lettering: list[Lettering]
    blocks: list[Box]

    @property
    def sha256(self) -> str:
        """The hash of the picture."""
        return _hash(self.picture)


def take(
    camera: Camera,
    still: Still,
    redaction: Redaction,
    elements: Sequence[Place] = (),
    around: Locator | None = None,
    accepted: str | None = None,
    words: Sequence[Cell] = (),
    masks: Sequence[Box] = (),
    lasting: Lasting | None = None,
) -> Shot:
    """Photograph a page at rest with numbers beside the elements.

    The picture shows the page down to the end of its content, or the strip of it around one element, outlined. It
    counts once two in a row agree; one that is, byte for byte, the picture `accepted` before (its SHA-256) agrees with
    that. What `redaction` knows is covered before. A second picture, without letters, shows whether the `words` (their
    places on the page) can be read on the first.

    `masks` are boxes of the page that are covered too, for what they show varies; none may lie over an element.
    `lasting` knows what else is another each time.

    Raises:
        Broken: the screen does not come to rest, or has no room for a number.
        WrongUsage: a mask lies over an element.
    """
    boxes = [still.on_page(element) for element in elements]
    if any(mask.shared(box) for mask in masks for box in boxes):
        raise WrongUsage(wording.MASK_OVER_A_PROMISE)
    badges = place(boxes, still.words, still.width, still.height) if boxes else []
    pointed_at = _box(around) if around else None
    clip = _frame(still, badges, pointed_at)
    structure = structure_of(still, masks, lasting or Lasting(), clip["y"])
    with covered(camera.page, redaction, badges, pointed_at, masks) as seen:
        picture = _settled(camera, still, clip, accepted)
        bare = _without_letters(camera, still, clip, words) if words else None
    on_picture = [_on(clip, box, still.density) for box in boxes]
    spoken_of = [*boxes, *(word.box for word in words), *([pointed_at] if pointed_at else [])]
    read = to_be_read(still, spoken_of, badges)
    stands_in = [_on(clip, box, still.density) for box in surroundings(still, read, Box(**clip))]
    lettering = [_lettering_on(clip, text, still.density) for text in read]
    inkless = _inkless(picture, bare, words, clip, still, [*seen.covers, *masks, *_drawn(badges)]) if bare else []
    return Shot(
        picture, on_picture, structure, inkless, seen.drawn, [*seen.covers, *masks], clip["y"], lettering, stands_in
    )


@dataclass
class Covered:
    """What a page draws to be read, and the boxes that are covered of it, in CSS pixels of the page."""

    drawn: DrawnText
    covers: list[Box]


@contextmanager
def covered(
    page: Page,
    redaction: Redaction,
    badges: Sequence[CalloutShape] = (),
    pointed_at: Box | None = None,
    masks: Sequence[Box] = (),
    *,
    is_last: bool = False,
) -> Iterator[Covered]:
    """Draw badges and covers as long as the block lasts; what is covered must not move meanwhile.

    What is yielded holds, after the block, what the page draws then: by then it has come to rest. `is_last`: the walk
    ends with it.

    Raises:
        Broken: what is covered has moved.
    """
    drawn = redaction.drawn_on(page)
    seen = Covered(drawn, redaction.covers(page, drawn, is_last=is_last))
    with callout_overlay.drawn(page, badges, pointed_at, [*seen.covers, *masks]):
        yield seen
    seen.drawn = redaction.drawn_on(page)
    if redaction.covers(page, seen.drawn, is_last=is_last) != seen.covers:
        raise Broken(expected=wording.SCREEN_AT_REST, found=wording.CHANGED_WHILE_COVERED)


def _settled(camera: Camera, still: Still, clip: FloatRect, accepted: str | None) -> bytes:
    # A picture of more than the window shows no scroll bars inside the page either.
    beyond = clip["y"] + clip["height"] > still.window
    last, shots, until = b"", 0, time.monotonic() + PATIENCE
    while shots < ATTEMPTS or time.monotonic() < until:
        picture = camera.shoot(clip, beyond=beyond)
        if picture == last or _hash(picture) == accepted:
            return picture
        last, shots = picture, shots + 1
        if shots == RESTLESS:  # it lives: what its scripts and its media would show next waits until it is let go
            hold(camera.page)
    raise Broken(
        expected=wording.SCREEN_AT_REST,
        found=wording.all_different(shots),
        hint=wording.LOOK_FOR_WHAT_MOVES,
    )


@dataclass(frozen=True)
class _Bare:
    """A part of a screen without its letters (PNG), and where it lies on the page."""

    picture: bytes
    clip: Box


def _without_letters(camera: Camera, still: Still, clip: FloatRect, words: Sequence[Cell]) -> _Bare | None:
    """Photograph the part of a picture in which the words stand, without letters; `None`: they stand beside it."""
    part = bounds([word.box for word in words]).whole.common(Box(**clip))
    if part is None:
        return None
    with legibility_by_pixels.blanked(camera.page):
        beyond = clip["y"] + clip["height"] > still.window  # as the picture was taken, so that only letters differ
        return _Bare(camera.shoot(msgspec.to_builtins(part), beyond=beyond), part)


def _inkless(
    picture: bytes, bare: _Bare, words: Sequence[Cell], clip: FloatRect, still: Still, covers: Sequence[Box]
) -> list[int]:
    """Return the indexes of the words that nobody can read; what the picture covers itself is not judged."""
    free = [at for at, word in enumerate(words) if not any(word.box.shared(cover) for cover in covers)]
    places = [words[at].box.moved(-bare.clip.x, -bare.clip.y) for at in free]
    known = {index for index, at in enumerate(free) if not words[at].unsure}
    corner = bare.clip.moved(-clip["x"], -clip["y"])
    part = Image.open(io.BytesIO(picture)).crop(_scaled(corner, still.density).edges)
    blank = Image.open(io.BytesIO(bare.picture))
    return [free[at] for at in legibility_by_pixels.inkless(part, blank, places, still.density, known)]


def _drawn(badges: Sequence[CalloutShape]) -> list[Box]:
    return [shape for badge in badges for shape in (badge.circle, badge.leader)]


def _hash(picture: bytes) -> str:
    return hashlib.sha256(picture).hexdigest()


def _frame(still: Still, badges: Sequence[CalloutShape], around: Box | None) -> FloatRect:
    if around:
        top, bottom = _strip(around, still.words)
    else:
        top, bottom = 0, still.end + BELOW if still.end else still.height
    bottom = max([bottom, *(badge.circle.y + badge.circle.height + BELOW for badge in badges)])
    top, bottom = round(max(0, top)), round(min(still.height, bottom))
    return {"x": 0, "y": top, "width": still.width, "height": bottom - top}


def _strip(box: Box, words: Sequence[Box]) -> tuple[float, float]:
    """Return the top and the bottom of the strip around an element: its margins, less where they would cut a line."""
    top, bottom = box.y - MARGIN, box.y + box.height + MARGIN
    above = [word.y + word.height + GAP for word in words if word.y < top < word.y + word.height]
    below = [word.y - GAP for word in words if word.y < bottom < word.y + word.height]
    return min([max([top, *above]), box.y - GAP]), max([min([bottom, *below]), box.y + box.height + GAP])


def _box(element: Locator) -> Box:
    box = element.bounding_box()
    assert box, "the element has just been found visible"
    return Box(x=box["x"], y=box["y"], width=box["width"], height=box["height"])


def _lettering_on(clip: FloatRect, text: Lettering, density: float) -> Lettering:
    return Lettering(box=_on(clip, text.box, density), size=round(text.size * density, 1))


def _on(clip: FloatRect, box: Box, density: float) -> Box:
    """Return a box of the page as it stands on the picture."""
    return _scaled(box.moved(-clip["x"], -clip["y"]), density)


def _scaled(box: Box, density: float) -> Box:
    x, y, width, height = (round(side * density, 1) for side in (box.x, box.y, box.width, box.height))
    return Box(x=x, y=y, width=width, height=height)
