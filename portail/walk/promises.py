"""Whether a screen keeps what the words of a procedure promise of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from playwright.sync_api import Page

from portail.errors import Broken
from portail.procedure.matching import pattern, same
from portail.procedure.procedure import Promise
from portail.screen import reading
from portail.screen.elements import Place, Sight, look_for, missing_lines, nearest_line, read
from portail.screen.eye import Blemish, Cell
from portail.wording import eye
from portail.wording import walk as words

Words = Mapping[str, str]


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

    def without(self, unreadable: Sequence[int]) -> "Verdict":
        """Return the verdict when these of the `words` turn out to be unreadable on the picture."""
        lost = {
            kept: Blemish(cell.words, "blank", boxes=(cell.box,))
            for kept, cell in map(self.words.__getitem__, unreadable)
        }
        broken = [*self.broken, *(each for each in lost if each not in self.broken)]
        return replace(self, broken=tuple(broken), blemishes={**lost, **self.blemishes})


def locate(page: Page, promises: Sequence[Promise], substitutions: Words) -> Verdict:
    """Verify promises, and measure where each label stands; each is looked for by itself."""
    sights = {label: look_for(page, label.text, substitutions) for label in _labels(promises)}
    return _verdict(page, promises, sights, substitutions)


def verify(page: Page, promises: Sequence[Promise], substitutions: Words) -> Verdict:
    """Verify promises without measuring places; each label counts wherever it is found soonest."""
    labels = list(_labels(promises))
    seen = read(page, [label.text for label in labels], substitutions)
    sights = {label: seen.get(label.text) or look_for(page, label.text, substitutions) for label in labels}
    return _verdict(page, promises, sights, substitutions)


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
        return eye.illegible(blemish.words or promise.text, blemish.why)
    near = nearest_line(reading.read(page).read, promise.text)
    return words.nearest(near) if near else words.NOTHING_LIKE_IT


def _labels(promises: Iterable[Promise]) -> Iterable[Promise]:
    return (promise for promise in promises if promise.kind == "label")


def _verdict(page: Page, promises: Sequence[Promise], sights: Mapping[Promise, Sight], substitutions: Words) -> Verdict:
    lines = [promise for promise in promises if promise.kind == "screen"]
    places = {label: sight.place for label, sight in sights.items() if sight.place}
    blemishes = {label: sight.blemish for label, sight in sights.items() if sight.blemish}
    cells = {label: sight.cells for label, sight in sights.items()}
    missing: list[int] = []
    if lines:
        text = reading.read(page, [pattern(line.text, substitutions) for line in lines])
        missing = missing_lines(text.read, [line.text for line in lines], substitutions)
        blemishes |= {lines[at]: why for at in missing if (why := text.why_not(pattern(lines[at].text, substitutions)))}
        cells |= _by_line(text.cells, lines)
    broken = (*(label for label in sights if label not in places), *(lines[index] for index in missing))
    return Verdict(places, broken, blemishes, cells)


def _by_line(cells: Iterable[Cell], lines: Sequence[Promise]) -> dict[Promise, tuple[Cell, ...]]:
    """Give each cell to the line whose words it holds, and leave out what only resembles one."""
    found: dict[Promise, tuple[Cell, ...]] = {}
    longer: dict[Promise, tuple[Cell, ...]] = {}
    for cell in cells:
        line = next((line for line in lines if same(line.text, cell.words) or cell.words in line.text), None)
        if line:
            found[line] = (*found.get(line, ()), cell)
        elif line := next((line for line in lines if line.text in cell.words), None):
            longer[line] = (*longer.get(line, ()), cell)
    return {**longer, **found}
