"""Markdown between the blocks of its own that a procedure has: paragraphs, lists, tables, notes, headings, pictures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, count
from pathlib import Path
from typing import cast

from markdown_it.tree import SyntaxTreeNode

from portail.procedure.definitions import are_definitions, definitions_in, unclear_line
from portail.procedure.front_matter import Refuse
from portail.procedure.inline import reader
from portail.procedure.pictures import OWN_PICTURE, PICTURE, wrong_with_picture
from portail.procedure.procedure import (
    COMMENT,
    Actions,
    Align,
    Block,
    Illustration,
    Origin,
    Picture,
    Place,
    Promise,
    Quotation,
    Text,
    TextKind,
)
from portail.procedure.words import LIKE_AN_ITEM, promises_of, wrong_in
from portail.wording import procedure as words

ALIGNED = re.compile(r"text-align:(left|center|right)")
BAR = re.compile(r"(?<!\\)\|")
NOWHERE = Place()
MOST_GROUPS = 10_000
"""More lists and tables than any file has."""


class Blocks:
    """Reads the Markdown of one file, piece by piece.

    Args:
        path: the file, beside which the writer's own pictures stand.
        refuse: takes note of what is wrong.
    """

    def __init__(self, path: Path, refuse: Refuse) -> None:
        self.path = path
        self.refuse = refuse
        self.groups = count(1)
        self.glossary = 0
        self.source: Sequence[str] = ()

    def read(self, lines: Sequence[str], first: int, *, aside: bool) -> list[Block]:
        """Return the blocks of some lines, of which the first is that many lines into the file.

        What stands `aside` belongs to no step.
        """
        self.source, self.glossary = lines, 0
        root = SyntaxTreeNode(reader().parse("\n".join(lines)))
        return [
            replace(block, aside=aside) if isinstance(block, Text) else block
            for node in root.children
            for block in self._block(node, first)
        ]

    def _block(self, node: SyntaxTreeNode, first: int) -> Iterator[Block]:
        line = first + (node.map[0] if node.map else 0) + 1
        if node.type == "paragraph" and are_definitions(lines := node.children[0].content.split("\n")):
            yield from self._definitions(lines, line)
            return
        self.glossary = 0
        match node.type:
            case "paragraph":
                yield from self._paragraph(node.children[0].content, line)
            case "heading":
                yield from self._heading(node, line)
            case "blockquote":
                yield from self._note(node, first)
            case "bullet_list" | "ordered_list":
                yield from self._items(node, first, 1, next(self.groups))
            case "table":
                yield from self._cells(node, first, next(self.groups))
            case "html_block":
                if not re.fullmatch(r"\s*(?:<!--.*?-->\s*)+", node.content, re.DOTALL):
                    self.refuse(line, 1, words.REMARK_OPEN if _is_open(node.content) else words.HTML_UNKNOWN)
            case other:
                self.refuse(line, 1, words.MARKUP.get(other, words.MARKUP_UNKNOWN))

    def _paragraph(self, source: str, line: int) -> Iterator[Block]:
        """Read a paragraph; a picture begins on a line of its own, whether or not a blank one stands before it."""
        waiting: list[str] = []
        for number, each in enumerate([*source.split("\n"), ""]):
            if each.startswith("![") or number == source.count("\n") + 1:
                if waiting:
                    self._refuse_bars(waiting, line + number - len(waiting))
                    self._refuse_items(waiting, line + number - len(waiting))
                    yield self._text("paragraph", waiting, line + number - len(waiting))
                waiting = []
                if each.startswith("!["):
                    yield from self._picture(each.strip(), line + number)
            else:
                waiting.append(each)

    def _definitions(self, lines: Sequence[str], line: int) -> Iterator[Text]:
        """Read headwords and what they mean; paragraphs of them that follow each other are one glossary."""
        if unclear := unclear_line(lines):
            self.refuse(line + unclear, 1, words.DEFINITION_UNCLEAR)
        self.glossary = self.glossary or next(self.groups)
        for kind, start, words_of_it in definitions_in(lines):
            yield self._text(kind, words_of_it, line + start, Place(group=self.glossary))

    def _heading(self, node: SyntaxTreeNode, line: int) -> Iterator[Text]:
        level = int(node.tag[1:])
        if level == 1 or node.markup in {"=", "-"}:
            self.refuse(line, 1, words.HEADING_UNKNOWN)
        else:
            yield self._text("heading", [node.children[0].content], line, Place(level))

    def _note(self, node: SyntaxTreeNode, first: int) -> Iterator[Text]:
        for child in node.children:
            line = first + (child.map[0] if child.map else 0) + 1
            if child.type == "paragraph":
                yield self._text("note", child.children[0].content.split("\n"), line)
            else:
                self.refuse(line, 1, words.ONLY_WORDS_IN_A_NOTE)

    def _items(self, node: SyntaxTreeNode, first: int, level: int, group: int) -> Iterator[Block]:
        start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
        for index, item in enumerate(node.children):
            number = None if start is None else start + index
            for position, child in enumerate(item.children):
                line = first + (child.map[0] if child.map else 0) + 1
                if child.type in {"bullet_list", "ordered_list"}:
                    yield from self._items(child, first, level + 1, group)
                elif child.type == "paragraph" and "![" not in child.children[0].content:
                    at = Place(level, group, number, opens=position == 0)
                    yield self._text("item", child.children[0].content.split("\n"), line, at)
                else:
                    picture = child.type == "paragraph"
                    self.refuse(line, 1, words.PICTURE_IN_A_LIST if picture else words.MARKUP_UNKNOWN)

    def _cells(self, node: SyntaxTreeNode, first: int, group: int) -> Iterator[Text]:
        rows = [row for part in node.children for row in part.children]
        for index, row in enumerate(rows):
            above = row.map[0] if row.map else 0
            line = first + above + 1
            self._refuse_uneven(self.source[above], len(rows[0].children), line)
            for cell in row.children:
                aligned = ALIGNED.search(str(cell.attrs.get("style", "")))
                at = Place(group=group, row=index, align=cast(Align, aligned[1]) if aligned else "")
                yield self._text("cell", [cell.children[0].content if cell.children else ""], line, at)

    def _refuse_bars(self, lines: Sequence[str], line: int) -> None:
        """Refuse what is meant for a table, and is a paragraph to CommonMark."""
        if at := next((at for at, each in enumerate(lines, 1) if each.startswith("|") and cells_in(each) > 1), 0):
            self.refuse(line + at - 1, 1, words.table_without_a_rule(cells_in(lines[at - 1])))

    def _refuse_items(self, lines: Sequence[str], line: int) -> None:
        """Refuse what is meant for a list, and is a paragraph to CommonMark."""
        meant = [at for at, each in enumerate(lines) if LIKE_AN_ITEM.match(each)]
        if meant[:1] == [0]:
            self.refuse(line, 1, words.LIST_UNKNOWN)

    def _refuse_uneven(self, row: str, expected: int, line: int) -> None:
        if "|" not in row:
            self.refuse(line, 1, words.GLUED_TO_A_TABLE)
        elif (number := cells_in(row)) != expected:
            self.refuse(line, 1, words.uneven_row(number, expected))

    def _picture(self, source: str, line: int) -> Iterator[Picture | Illustration]:
        if found := PICTURE.match(source):
            yield from self._screenshot(found, line)
        elif found := OWN_PICTURE.match(source):
            yield from self._illustration(found, line)
        else:
            self.refuse(line, 1, wrong_with_picture(source))

    def _screenshot(self, found: re.Match[str], line: int) -> Iterator[Picture]:
        alt, caption = found["alt"].strip(), found["caption"].strip()
        if not alt or not caption:
            self.refuse(line, 1, words.PICTURE_WITHOUT_WORDS)
        elif alt.casefold() == caption.casefold():
            self.refuse(line, 1, words.ALT_REPEATS_CAPTION)
        else:
            yield Picture(found["id"], alt, caption, line)

    def _illustration(self, found: re.Match[str], line: int) -> Iterator[Illustration]:
        file = self.path.parent / found["file"]
        alt, caption = found["alt"].strip(), (found["caption"] or "").strip()
        if not alt:
            self.refuse(line, 1, words.PICTURE_WITHOUT_WORDS)
        elif file.suffix.lower() != ".png":
            self.refuse(line, 1, words.OWN_PICTURE_UNFIT)
        elif not file.is_file():
            self.refuse(line, 1, words.own_picture_missing(found["file"]))
        elif alt.casefold() == caption.casefold():
            self.refuse(line, 1, words.ALT_REPEATS_CAPTION)
        else:
            yield Illustration(file, alt, caption, line)

    def _text(self, kind: TextKind, source: Sequence[str], line: int, at: Place = NOWHERE) -> Text:
        lines = [COMMENT.sub("", each).strip() for each in source]
        for number, column, refusal in wrong_in(lines):
            self.refuse(line + number, column, refusal)
        text = " ".join(lines)
        starts = tuple(accumulate((len(each) + 1 for each in lines[:-1]), initial=0))
        return Text(kind, text, line, _at_their_lines(promises_of(text, line), lines, line), starts, at)


def _is_open(html: str) -> bool:
    return html.lstrip().startswith("<!--") and "-->" not in html


def cells_in(row: str) -> int:
    """Return how many cells a row of a table is written with."""
    return len(BAR.split(row.strip().removeprefix("|").removesuffix("|")))


def _at_their_lines(promises: Sequence[Promise], lines: Sequence[str], first: int) -> tuple[Promise, ...]:
    return tuple(
        replace(promise, line=next((first + n for n, each in enumerate(lines) if f"`{promise.text}`" in each), first))
        for promise in promises
    )


def on_line(block: Block, line: int, file: Path) -> Block:
    """Return a block of another file as it stands in this one: all of it on the line that names that file."""
    if isinstance(block, Text):
        promises = tuple(replace(promise, line=line) for promise in block.promises)
        origin = block.origin or Origin(file, block.line, block.starts)
        at = replace(block.at, group=_of(block, line))
        return replace(block, line=line, promises=promises, starts=(0,), at=at, origin=origin)
    if isinstance(block, Quotation):
        return replace(block, line=line, promises=tuple(replace(promise, line=line) for promise in block.promises))
    if isinstance(block, Actions):
        origins = block.origins or tuple(Origin(file, number) for number, _ in block.sentences)
        return replace(
            block, line=line, sentences=tuple((line, words) for _, words in block.sentences), origins=origins
        )
    return replace(block, line=line)


def _of(block: Text, line: int) -> int:
    """Return a group that no list or table of the file itself has."""
    return -(line * MOST_GROUPS + block.at.group) if block.at.group else 0
