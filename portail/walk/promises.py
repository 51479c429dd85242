"""Whether a screen keeps what the words of a procedure promise of it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from playwright.sync_api import Locator, Page

from portail.errors import Broken
from portail.mailbox.protocol import Address, Message
from portail.procedure.matching import anywhere, exactly, on_a_line, pattern, same
from portail.procedure.procedure import Promise
from portail.screen import nearby, page_text
from portail.screen.elements import Place, Sight, is_open, look_for, look_for_key, place_of, read
from portail.screen.legibility import Blemish, Cell
from portail.screen.order import lines_out_of_order, out_of_order
from portail.screen.quotation import align, nearest_line, repeated_lines
from portail.wording import legibility
from portail.wording import walk as words

Words = Mapping[str, str]
SENDER_WEIGHS = 100


@dataclass(frozen=True)
class Verdict:
    """What became of promises on one screen.

    Attributes:
        places: where labels stand, as far as measured.
        broken: the promises that are broken, in their order.
        blemishes: why nobody can read what a broken promise speaks of, where it is there all the same.
        cells: where the words of the promises that are kept stand, in CSS pixels of the window.
    """

    places: Mapping[Promise, Place] = field(default_factory=dict)
    broken: tuple[Promise, ...] = ()
    blemishes: Mapping[Promise, Blemish] = field(default_factory=dict)
    cells: Mapping[Promise, tuple[Cell, ...]] = field(default_factory=dict)

    @property
    def words(self) -> list[tuple[Promise, Cell]]:
        """The cells that a picture of the page can show, each with its promise."""
        return [(kept, cell) for kept, cells in self.cells.items() for cell in cells if cell.moved != "box"]

    @property
    def is_of_this_screen(self) -> bool:
        """Whether the screen is the one that the promises speak of: it keeps one of them, or breaks one by its look."""
        return bool(self.places or self.blemishes or any(promise not in self.broken for promise in self.cells))

    def moved_to(self, placed: Callable[[Promise], Locator | None]) -> "Verdict":
        """Return the verdict in which names stand at the things that they mean, where others bear them too."""
        meant = {label: thing for label in self.places if (thing := placed(label))}
        return replace(self, places={**self.places, **{label: place_of(thing) for label, thing in meant.items()}})

    def without(self, unreadable: Sequence[int]) -> "Verdict":
        """Return the verdict when these of the `words` turn out to be unreadable on the picture."""
        lost = {
            kept: Blemish(cell.words, "blank", boxes=(cell.box,))
            for kept, cell in map(self.words.__getitem__, unreadable)
        }
        broken = [*self.broken, *(each for each in lost if each not in self.broken)]
        return replace(self, broken=tuple(broken), blemishes={**lost, **self.blemishes})


def locate(page: Page, promises: Sequence[Promise], substitutions: Words, messages: Sequence[Message] = ()) -> Verdict:
    """Verify promises, and measure where each label stands; each is looked for by itself.

    Args:
        page: the tab that shows the screen.
        promises: what the words say of it.
        substitutions: words of the document, each with the expression of what the portal shows instead.
        messages: what has arrived in this step: its senders are those that the words name.
    """
    sights = {label: _look_for(page, label, substitutions) for label in _labels(promises)}
    return _verdict(page, promises, sights, substitutions, messages)


def verify(page: Page, promises: Sequence[Promise], substitutions: Words, messages: Sequence[Message] = ()) -> Verdict:
    """Verify promises as `locate`, but without measuring: each label counts wherever it is found soonest."""
    labels = list(_labels(promises))
    keys = {label.text for label in labels if label.role == "key"}
    seen = read(page, [label.text for label in labels], substitutions, keys)
    sights = {label: seen.get(label.text) or _look_for(page, label, substitutions) for label in labels}
    if out_of_order(sights):  # of keys that bear no text of their own, as of pictures, only the long way knows
        sights |= {label: _look_for(page, label, substitutions) for label in labels if label.row is not None}
    return _verdict(page, promises, sights, substitutions, messages)


def closed(page: Page, promised: Iterable[Promise], substitutions: Words) -> list[Promise]:
    """Return the keys that cannot be pressed now."""
    return [each for each in promised if each.role == "key" and not is_open(page, each.text, substitutions)]


def expressions_of(promise: Promise, substitutions: Words) -> tuple[str, str]:
    """Return the expressions of a promise in a text: of a line of its own, and of a part of one: no name is."""
    whole = on_a_line(promise.text, substitutions)
    return whole, whole if promise.kind == "label" else pattern(promise.text, substitutions)


def open_for(page: Page, broken: Sequence[Promise], substitutions: Words) -> bool:
    """Open the menus in which things that cannot be seen are closed away; return whether any was."""
    sought = [exactly(label.text, substitutions) for label in _labels(broken)]
    return sum(nearby.open_named(page, called) for called in sought) > 0


def breach(page: Page, promise: Promise, blemish: Blemish | None = None) -> Broken:
    """Return the error of a broken promise: what was expected, and what is wrong with it or resembles it most."""
    expected = words.label_on_screen if promise.kind == "label" else words.line_on_screen
    return Broken(
        expected=expected(promise.text, page.title()),
        found=_found(page, promise, blemish),
        hint=words.compare(page.url, promise.line),
    )


def _found(page: Page, promise: Promise, blemish: Blemish | None) -> str:
    if blemish:
        return legibility.illegible(blemish.words or promise.text, blemish.why)
    near = resembling(page, promise)
    return words.nearest(near) if near else words.NOTHING_LIKE_IT


def resembling(page: Page, promise: Promise) -> str | None:
    """Return the line of the screen that resembles a promise most, if any is near."""
    return nearest_line(page_text.read(page).read, promise.text)


def _labels(promises: Iterable[Promise]) -> Iterable[Promise]:
    return (promise for promise in promises if promise.kind == "label")


def _is_known(line: Promise, lines: Sequence[Promise], text: page_text.PageText, substitutions: Words) -> bool:
    """Return whether it is known which words of a screen are a line: they stand there as often as they are quoted."""
    alike = [each for each in lines if each.text == line.text]
    if len(alike) > 1:
        return len(alike) == sum(same(line.text, passage[0].words) for passage in text.passages)
    return len(anywhere(line.text, substitutions).findall(text.read)) == 1


def _look_for(page: Page, label: Promise, substitutions: Words) -> Sight:
    return (look_for_key if label.role == "key" else look_for)(page, label.text, substitutions)


def _verdict(
    page: Page,
    promises: Sequence[Promise],
    sights: Mapping[Promise, Sight],
    substitutions: Words,
    messages: Sequence[Message],
) -> Verdict:
    places = {label: sight.place for label, sight in sights.items() if sight.place}
    blemishes = {label: sight.blemish for label, sight in sights.items() if sight.blemish and not sight.place}
    blemishes |= out_of_order(sights) | _wrong_senders(places, messages, substitutions)
    cells = {label: sight.cells for label, sight in sights.items()}
    broken = [label for label in sights if label not in places or label in blemishes]
    if lines := [promise for promise in promises if promise.kind == "screen"]:
        quoted = _quoted(page, lines, substitutions)
        broken, blemishes, cells = (
            [*broken, *quoted.broken],
            {**blemishes, **quoted.blemishes},
            {**cells, **quoted.cells},
        )
    return Verdict(places, tuple(broken), blemishes, cells)


def _quoted(page: Page, lines: Sequence[Promise], substitutions: Words) -> Verdict:
    """Verify the lines of a quotation: each stands there, once, in their order, in the source and to the eye."""
    expressions = [pattern(line.text, substitutions) for line in lines]
    text, words = page_text.read(page, expressions), [line.text for line in lines]
    places = align(text.read, words, substitutions)
    cells = _by_line(text.passages, lines)
    blemishes: dict[Promise, Blemish] = {}
    for line, expression, place in zip(lines, expressions, places, strict=True):
        if place is None and (why := text.why_not(expression)):
            blemishes[line] = why
        elif place is None and re.search(rf"^\s*{expression}\s*$", text.read, re.MULTILINE):
            blemishes[line] = Blemish(line.text, "elsewhere")
    for index in repeated_lines(text.read, words, places, substitutions):
        blemishes[lines[index]] = Blemish(lines[index].text, "repeated")
    kept = [
        line for line, place in zip(lines, places, strict=True) if place and _is_known(line, lines, text, substitutions)
    ]
    blemishes |= lines_out_of_order({line: cells[line][0].box for line in kept if cells.get(line)})
    broken = [line for line, place in zip(lines, places, strict=True) if place is None or line in blemishes]
    return Verdict(broken=tuple(broken), blemishes=blemishes, cells=cells)


def is_sent_by(message: Message, senders: Iterable[Promise], substitutions: Words) -> bool:
    """Return whether a message is from one of those whom the words name."""
    return any(_is_called(message.sender, each, substitutions) for each in senders)


def fitness(promised: Iterable[Promise], message: Message, substitutions: Words) -> int:
    """Return how much of what the words promise there is in a message; its sender weighs most, then links and codes."""
    wanted = list(promised)
    senders = [each for each in wanted if each.role == "sender"]
    texts = f"{message.subject}\n{message.text}"
    found = sum(bool(anywhere(each.text, substitutions).search(texts)) for each in wanted if each not in senders)
    useful = bool(message.links) + 2 * bool(message.codes)
    return SENDER_WEIGHS * is_sent_by(message, senders, substitutions) + 4 * found + useful


def _wrong_senders(
    places: Iterable[Promise], messages: Sequence[Message], substitutions: Words
) -> dict[Promise, Blemish]:
    """Return the senders that the words name and that have sent none of the messages of this step."""
    senders = [message.sender for message in messages]
    wrong = [
        label
        for label in places
        if senders and label.role == "sender" and not any(_is_called(each, label, substitutions) for each in senders)
    ]
    return {label: Blemish(label.text, "sender", f"{senders[-1].name} <{senders[-1].address}>") for label in wrong}


def _is_called(sender: Address, label: Promise, substitutions: Words) -> bool:
    name = exactly(label.text, substitutions)
    return bool(name.match(sender.name) or name.match(sender.address.casefold()) or name.match(sender.address))


def _by_line(passages: Iterable[Sequence[Cell]], lines: Sequence[Promise]) -> dict[Promise, tuple[Cell, ...]]:
    """Give each passage to the line whose words it holds, and leave out what only resembles one.

    Of lines with the same words, the first stands first.
    """
    found: dict[Promise, tuple[Cell, ...]] = {}
    longer: dict[Promise, tuple[Cell, ...]] = {}
    for passage in passages:
        words = passage[0].words
        alike = [line for line in lines if same(line.text, words)]
        line = next((line for line in alike if line not in found), alike[0] if alike else None)
        if line := line or next((line for line in lines if words in line.text), None):
            found[line] = (*found.get(line, ()), *passage)
        elif line := next((line for line in lines if line.text in words), None):
            longer[line] = (*longer.get(line, ()), *passage)
    return {**longer, **found}
