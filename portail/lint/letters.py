"""Letters of a procedure that the font of its publisher lacks."""

from collections.abc import Iterator
from itertools import chain

from portail import extras
from portail.lint.finding import Finding
from portail.procedure.procedure import Procedure, plain
from portail.target.tables.font_files import FontFile, Unusable
from portail.target.tables.publisher import Publisher
from portail.wording import fonts as words
from portail.wording.typography import NARROW, typesetter


def letters_lacking(procedure: Procedure, publisher: Publisher) -> Iterator[Finding]:
    """Yield each letter that the guide prints in another font, with the first line that needs it.

    What is wrong with the font itself is told of `portail.toml`; without fontTools nothing is known.
    """
    if not publisher.fonts or extras.missing("guide"):
        return
    try:
        fonts = publisher.font_files
    except Unusable:
        return
    for letter, line in _first_lines(procedure).items():
        if without := _without(letter, fonts):
            yield Finding("procedure", procedure.path, line, 1, *words.lacks_letter(without, letter))


def _without(letter: str, fonts: list[FontFile]) -> list[str]:
    return [font.path.name for font in fonts if ord(letter) not in font.letters]


def _first_lines(procedure: Procedure) -> dict[str, int]:
    """Return the letters that are printed, in their order, each with the line where it stands first."""
    typeset, found = typesetter(procedure.lang), dict[str, int]()
    for line, text in sorted(_printed(procedure), key=lambda each: each[0]):
        for letter in typeset(plain(text)):
            found.setdefault(letter, line)
    return {letter: line for letter, line in found.items() if letter not in {NARROW, "\n"}}  # drawn by the style


def _printed(procedure: Procedure) -> Iterator[tuple[int, str]]:
    """Yield what the guide prints, with its lines."""
    yield procedure.header_lines.get("title", 1), procedure.title
    blocks = chain(procedure.introduction, *(step.blocks for step in procedure.steps))
    yield from ((block.line, block.text) for block in blocks)
    yield from ((step.line, step.title) for step in procedure.steps)
