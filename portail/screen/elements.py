"""The screen as a person sees it: its text, and the elements that have a name."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from playwright.sync_api import Frame, Locator, Page

from portail.errors import Broken
from portail.procedure.matching import before_a_value, exactly, in_a_sentence, on_a_line, pattern
from portail.run_record.run import Box
from portail.screen import legibility, page_text
from portail.screen.legibility import Answer, Blemish, Cell
from portail.screen.reader import Sought, locate
from portail.wording import legibility as wording

Role = Literal["button", "link", "tab", "menuitem", "checkbox", "radio", "combobox", "heading"]
ACTED_ON: tuple[Role, ...] = ("link", "tab", "menuitem", "checkbox", "radio", "combobox")
PRESSED: tuple[Role, ...] = ("link", "tab", "menuitem", "checkbox", "radio")
JUDGED = legibility.script("elements, words", "judgeNamed(elements, words)")
OPEN = "(found) => found.some((each) => !each.matches(':disabled, [aria-disabled=true]'))"
BOX = "(it) => { const { x, y, width, height } = it.getBoundingClientRect(); return { x, y, width, height }; }"
WORDS = legibility.script("element", "wordsOf(element)")
READABLE = legibility.script("elements", "elements.slice(0, 1).map((each) => [each.innerText, judgeReadable(each)])")
JUDGED_AS_KEYS = legibility.script("elements, words", "keys.judged(elements, (each) => judgeNamed(each, words))")
NAMED = legibility.script(
    "names",
    """elementsNamed(names.map(([exact]) => exact)).map((found, at) => names[at][2]
      ? keys.judged(keys.keysOf(found), (each) => judgeNamed(each, names[at]))
      : judgeNamed(found, names[at]))""",
)


def text_of(page: Page) -> str:
    """Return all that the page writes, one block a line, values of fields included, frames after their page.

    What only a machine can read is in it too: it is for evidence and secrets, and no judgement rests on it.
    """
    return page_text.read(page, ()).shown


@dataclass(frozen=True)
class Place:
    """Where an element stands: `box` in CSS pixels from the corner of its frame, `order` among all of the frame."""

    frame: Frame
    box: Box
    order: int = 0


@dataclass(frozen=True)
class Sight:
    """What became of a name that was looked for: its place and the cells of its words, or why it cannot be read.

    Of a key, `others` are the places of all that bear the name too.
    """

    place: Place | None = None
    cells: tuple[Cell, ...] = ()
    blemish: Blemish | None = None
    others: tuple[Place, ...] = ()


def words_of(thing: Locator) -> str:
    """Return the words of an element, or the value of a field, as a person reads them; an empty field has none.

    Raises:
        Broken: nobody can read them.
    """
    element = thing.element_handle()
    shown, answer = element.evaluate(WORDS)
    frame = element.owner_frame()
    if shown.strip() and frame is not None:
        _check_sight(shown, next(_sights(frame, [answer])))
    return str(shown)


def place_of(thing: Locator) -> Place:
    """Return where an element stands."""
    element = thing.element_handle()
    return Place(element.owner_frame() or thing.page.main_frame, Box(**element.evaluate(BOX)))


def check_readable(things: Locator) -> bool:
    """Return whether a page has such things, of which a person can read the first, or some of its words.

    Raises:
        Broken: nobody can read any of its words.
    """
    answers = things.evaluate_all(READABLE)
    for shown, answer in answers:
        if answer.get("fault"):
            _check_sight(shown or "", Sight(blemish=legibility.blemish(answer)))
    return bool(answers)


def _check_sight(shown: str, sight: Sight) -> None:
    if sight.blemish:
        raise Broken(expected=wording.READABLE, found=wording.illegible(" ".join(shown.split()), sight.blemish.why))


def find(page: Page, name: str, substitutions: Mapping[str, str] | None = None) -> Place | None:
    """Return where the element with this name stands, if a person can read the name (`look_for`)."""
    return look_for(page, name, substitutions).place


def look_for(page: Page, name: str, substitutions: Mapping[str, str] | None = None) -> Sight:
    """Look for the element with this name: what can be acted on, any text, then « name: value ».

    Names are compared as a reader compares (`portail.procedure.matching`), and count where a person can read them.
    """
    words = exactly(name, substitutions)
    blemish = None
    for found_in, called in ((_acted_on, words), (_named, words), (_named, before_a_value(name, substitutions))):
        for frame in page.frames:
            both = [called.pattern, pattern(name.strip(), substitutions)]
            answers = found_in(frame, called).filter(visible=True).evaluate_all(JUDGED, both)
            for sight in _sights(frame, answers):
                if sight.place:
                    return sight
                blemish = blemish or sight.blemish
    return Sight(blemish=blemish) if blemish else _as_a_reader(page, name, substitutions)


def _as_a_reader(page: Page, name: str, substitutions: Mapping[str, str] | None) -> Sight:
    """Look for a name that something adorns, or that stands in a sentence with its value."""
    found = _adorned(page, name, substitutions, ("press", "field", "heading"), JUDGED)
    return _first(found) if found else _beside_its_value(page, name, substitutions)


def _adorned(
    page: Page, name: str, substitutions: Mapping[str, str] | None, kinds: Sequence[Sought], judged: str
) -> list[Sight]:
    called = exactly(name, substitutions)
    both = [called.pattern, pattern(name.strip(), substitutions)]
    places = ((frame, kind) for frame in page.frames for kind in kinds)
    answers = (
        (frame, locate(frame, kind, called).filter(visible=True).evaluate_all(judged, both)) for frame, kind in places
    )
    return [sight for frame, answer in answers for sight in _sights(frame, answer)]


def _beside_its_value(page: Page, name: str, substitutions: Mapping[str, str] | None) -> Sight:
    expression = in_a_sentence(name, substitutions)
    for frame in page.frames:
        pictures = frame.get_by_alt_text(re.compile(expression)).filter(visible=True)
        if seen := [sight for sight in _sights(frame, pictures.evaluate_all(JUDGED, [expression] * 2)) if sight.place]:
            return seen[0]
    return _in_the_text(page, (expression, on_a_line(name, substitutions)))


def _in_the_text(page: Page, expressions: Sequence[str]) -> Sight:
    """Look for words that no element bears alone: a style sheet may have written them, as the titles of columns."""
    text = page_text.read(page, expressions)
    if not any(re.search(expression, text.read) for expression in expressions):
        return Sight(blemish=next(filter(None, map(text.why_not, expressions)), None))
    return Sight(Place(page.main_frame, text.cells[0].box), tuple(text.cells[:1])) if text.cells else Sight()


def look_for_key(page: Page, name: str, substitutions: Mapping[str, str] | None = None) -> Sight:
    """Look for all things with this name that a person can press."""
    called = exactly(name, substitutions)
    both = [called.pattern, pattern(name.strip(), substitutions)]
    sights: list[Sight] = []
    for frame in page.frames:
        answers = _pressed(frame, called).filter(visible=True).evaluate_all(JUDGED_AS_KEYS, both)
        sights += _sights(frame, answers)
    sights = sights or _adorned(page, name, substitutions, ("press",), JUDGED_AS_KEYS)
    if sights:
        return _first(sights)
    dead = look_for(page, name, substitutions)
    boxes = tuple(cell.box for cell in dead.cells)
    return Sight(blemish=Blemish(name, "dead", boxes=boxes) if dead.place else dead.blemish)


def is_open(page: Page, name: str, substitutions: Mapping[str, str] | None = None) -> bool:
    """Return whether something with this name can be pressed now: it is there, and not disabled."""
    called = exactly(name, substitutions)
    found = (_pressed(frame, called).filter(visible=True) for frame in page.frames)
    return any(each.evaluate_all(OPEN) for each in found)


def read(
    page: Page, names: Sequence[str], substitutions: Mapping[str, str] | None = None, keys: Container[str] = ()
) -> dict[str, Sight]:
    """Look for the names among the texts of elements alone, all at once: what is found, `look_for` finds too.

    Those of the names that are `keys` are looked for among what can be pressed.
    """
    if not names:
        return {}
    sought = [
        [exactly(name, substitutions).pattern, pattern(name.strip(), substitutions), name in keys] for name in names
    ]
    seen: dict[str, list[Sight]] = {name: [] for name in names}
    for frame in page.frames:
        for name, answers in zip(names, frame.evaluate(NAMED, sought), strict=True):
            known = seen[name]
            if name in keys or not any(sight.place for sight in known):
                known += _until_found(_sights(frame, answers), to_the_end=name in keys)
    return {name: sight for name, sights in seen.items() if sights and (sight := _first(sights)).place}


def _until_found(sights: Iterable[Sight], *, to_the_end: bool) -> Iterator[Sight]:
    for sight in sights:
        yield sight
        if sight.place and not to_the_end:
            return


def _first(sights: Sequence[Sight]) -> Sight:
    """Return the first that can be read, with the places of the others; if none can, the first."""
    good = [sight for sight in sights if sight.place]
    return replace(good[0], others=tuple(sight.place for sight in good[1:] if sight.place)) if good else sights[0]


def _sights(frame: Frame, answers: Sequence[Answer]) -> Iterator[Sight]:
    for answer in answers:
        if answer["fault"]:
            yield Sight(blemish=legibility.blemish(answer, legibility.corner_of(frame)))
            continue
        cells = legibility.on_page(frame, answer["cells"])
        unseen = next((cell for cell in cells if isinstance(cell, Blemish)), None)
        seen = tuple(cell for cell in cells if isinstance(cell, Cell))
        unseen = unseen or next(iter(legibility.in_doubt(frame.page, seen).values()), None)
        yield (
            Sight(blemish=unseen) if unseen else Sight(Place(frame, Box(**answer["box"]), answer.get("order", 0)), seen)
        )


def _acted_on(frame: Frame, words: re.Pattern[str]) -> Locator:
    found = frame.get_by_role("button", name=words).or_(frame.get_by_label(words)).or_(frame.get_by_placeholder(words))
    for role in ACTED_ON:
        found = found.or_(frame.get_by_role(role, name=words))
    return found


def _pressed(frame: Frame, words: re.Pattern[str]) -> Locator:
    found = frame.get_by_role("button", name=words)
    for role in PRESSED:
        found = found.or_(frame.get_by_role(role, name=words))
    return found


def _named(frame: Frame, words: re.Pattern[str]) -> Locator:
    return frame.get_by_role("heading", name=words).or_(frame.get_by_text(words))
