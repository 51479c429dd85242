"""The grammar of procedure files: Markdown with promises, read strictly.

What the grammar knows is listed in `procedures/README.md`; what it does not know is refused with file, line and
remedy, because a writer's slip that is silently ignored is a sentence that nobody checks.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Never

from portail.errors import ProcedureError
from portail.files.text_files import text_of
from portail.procedure import front_matter
from portail.procedure.procedure import (
    Block,
    Picture,
    Procedure,
    Promise,
    Quotation,
    Step,
    Text,
    TextKind,
    plain,
    sentences,
)

STEP = re.compile(r"^## (?P<number>\d+)\. (?P<title>.+?) \{#(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\}$")
LONGEST_NUMBER = 4
PICTURE = re.compile(r'^!\[(?P<alt>[^\]]*)\]\(screenshot:(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*) "(?P<caption>[^"]*)"\)$')
OTHER_BLOCK = re.compile(r"^(?::::|!\[|## )")
PROMISE = re.compile(r"`([^`]+)`")
EMPHASIS = {"**": "Mettez ** avant et après les mots en gras.", "*": "Mettez * avant et après les mots en italique."}
UNKNOWN_MARKUP = (
    (
        re.compile(r"^#"),
        "ce titre n’est pas une étape.",
        "Écrivez « ## 1. Les mots de l’étape {#identifiant} », l’identifiant en minuscules sans accent.",
    ),
    (re.compile(r"^:::"), "ce bloc n’est pas connu.", "Seul « ::: écran » … « ::: » l’est."),
    (
        re.compile(r"!\["),
        "cette image n’est pas une capture.",
        'Écrivez, seul sur sa ligne, « ![ce que l’image montre](screenshot:nom "légende") », le nom en minuscules.',
    ),
    (
        re.compile(r"^(?:[-*+]|\d+[.)])\s"),
        "les listes ne sont pas connues.",
        "Écrivez un paragraphe par idée, ou une étape par action.",
    ),
    (
        re.compile(r"^(?:```|~~~|\||---|\*\*\*$|\t| {4})"),
        "cette mise en forme n’est pas connue.",
        "Écrivez un paragraphe.",
    ),
    (re.compile(r"\[[^\]]*\]\("), "les liens ne sont pas connus.", "Écrivez l’adresse dans la phrase."),
    (
        re.compile(r"<[a-zA-Z/!]"),
        "les balises HTML ne sont pas connues.",
        "Utilisez **gras**, *italique* ou `promesse`.",
    ),
)


def load(path: Path) -> Procedure:
    """Read a procedure file.

    Raises:
        ProcedureError: the file breaks the grammar; the text names file, line and remedy.
    """
    return _Reader(path, text_of(path, ProcedureError).splitlines()).procedure()


class _Reader:
    """Reads the lines of one file, block by block."""

    def __init__(self, path: Path, lines: Sequence[str]) -> None:
        self.path = path
        self.lines = lines
        self.at = 0

    def procedure(self) -> Procedure:
        header, self.at = front_matter.read(self.path, self.lines)
        introduction = self._introduction()
        steps = tuple(self._steps())
        if not steps:
            self._refuse(len(self.lines) or 1, "la procédure n’a pas d’étape.", "Ajoutez « ## 1. … {#identifiant} ».")
        self._check_pictures(steps)
        lines = {key: front_matter.line_of(self.lines, key) for key in header}
        return Procedure(**header, path=self.path, introduction=introduction, steps=steps, header_lines=lines)

    def _introduction(self) -> tuple[Text, ...]:
        blocks = self._blocks()
        for block in blocks:
            if not isinstance(block, Text) or block.promises:
                self._refuse(
                    block.line,
                    "avant la première étape, aucun écran n’est encore ouvert.",
                    "Déplacez ce bloc dans une étape.",
                )
        return tuple(block for block in blocks if isinstance(block, Text))

    def _steps(self) -> list[Step]:
        steps: list[Step] = []
        while self.at < len(self.lines):
            step = self._step()
            if step.number != len(steps) + 1:
                self._refuse(step.line, f"l’étape porte le numéro {step.number}.", f"Numérotez-la {len(steps) + 1}.")
            if step.id in {other.id for other in steps}:
                self._refuse(
                    step.line,
                    f"l’identifiant « {step.id} » est déjà pris.",
                    "Donnez-en un autre à cette étape.",
                )
            steps.append(step)
        return steps

    def _step(self) -> Step:
        line = self.at + 1
        heading = STEP.match(self.lines[self.at].rstrip())
        assert heading, "blocks end at a step or at the end of the file"
        self.at += 1
        title = heading["title"]
        self._check_words(title, line)
        self._check_emphasis(title, line)
        return Step(
            id=heading["id"],
            number=self._number(heading["number"], line),
            title=title,
            line=line,
            blocks=tuple(self._blocks()),
            title_promises=_promises(title, line),
        )

    def _number(self, digits: str, line: int) -> int:
        if len(digits) > LONGEST_NUMBER:
            self._refuse(line, f"le numéro de l’étape a {len(digits)} chiffres.", "Numérotez les étapes 1, 2, 3…")
        return int(digits)

    def _blocks(self) -> list[Block]:
        blocks: list[Block] = []
        while self.at < len(self.lines) and not STEP.match(self.lines[self.at].rstrip()):
            if self.lines[self.at].strip():
                blocks.append(self._block())
            else:
                self.at += 1
        return blocks

    def _block(self) -> Block:
        line = self.lines[self.at].rstrip()
        if line.replace(" ", "") in {":::écran", ":::ecran"}:
            return self._quotation()
        if picture := PICTURE.match(line):
            self.at += 1
            return self._picture(picture, self.at)
        if line.startswith(">"):
            return self._text("note")
        return self._text("paragraph")

    def _quotation(self) -> Quotation:
        start = self.at + 1
        end = next((n for n in range(start, len(self.lines)) if OTHER_BLOCK.match(self.lines[n])), None)
        if end is None or self.lines[end].strip() != ":::":
            self._refuse(start, "le bloc « ::: écran » n’est pas fermé.", "Ajoutez une ligne « ::: » après lui.")
        quoted = [(n + 1, self.lines[n].strip()) for n in range(start, end) if self.lines[n].strip()]
        if not quoted:
            self._refuse(start, "le bloc « ::: écran » est vide.", "Citez-y ce que l’écran montre.")
        self.at = end + 1
        return Quotation(tuple(Promise(text, "screen", line, text) for line, text in quoted), start)

    def _picture(self, found: re.Match[str], line: int) -> Picture:
        alt, caption = found["alt"].strip(), found["caption"].strip()
        if not alt or not caption:
            self._refuse(
                line,
                "l’image n’a pas de texte ou pas de légende.",
                "Dites entre [ ] ce qu’elle montre, et entre guillemets ce qu’elle veut dire.",
            )
        if alt.casefold() == caption.casefold():
            self._refuse(line, "le texte de l’image répète sa légende.", "Dites entre [ ] ce que l’image montre.")
        return Picture(found["id"], alt, caption, line)

    def _text(self, kind: TextKind) -> Text:
        start = self.at
        while self.at < len(self.lines) and self._continues(self.at, start):
            self.at += 1
        lines = [line.removeprefix(">").strip() for line in self.lines[start : self.at]]
        for number, line in enumerate(lines, start + 1):
            self._check_words(line, number)
        words = " ".join(lines)
        self._check_emphasis(words, start + 1)
        return Text(kind, words, start + 1, self._at_their_lines(_promises(words, start + 1), start))

    def _continues(self, at: int, start: int) -> bool:
        line = self.lines[at]
        if at == start:
            return True
        opens_another = line.startswith(("#", ":::", "![")) or line.startswith(">") != self.lines[start].startswith(">")
        return bool(line.strip()) and not opens_another

    def _at_their_lines(self, promises: Sequence[Promise], start: int) -> tuple[Promise, ...]:
        lines = range(start, self.at)
        return tuple(
            replace(
                promise,
                line=next((n + 1 for n in lines if f"`{promise.text}`" in self.lines[n]), promise.line),
            )
            for promise in promises
        )

    def _check_words(self, words: str, line: int) -> None:
        for markup, problem, remedy in UNKNOWN_MARKUP:
            if markup.search(words):
                self._refuse(line, problem, remedy)
        if words.count("`") % 2:
            self._refuse(line, "une promesse n’est pas fermée.", "Mettez un ` avant et un ` après, sur la même ligne.")
        if "`" in PROMISE.sub("", words) or any(not promised.strip() for promised in PROMISE.findall(words)):
            self._refuse(line, "une promesse est vide.", "Mettez un seul ` avant et un seul ` après ce qu’on voit.")

    def _check_emphasis(self, words: str, line: int) -> None:
        rest = PROMISE.sub("", words)
        for mark, remedy in EMPHASIS.items():
            if rest.count(mark) % 2:
                self._refuse(line, f"une mise en valeur par {mark} n’est pas fermée.", remedy)
            rest = rest.replace(mark, "")

    def _check_pictures(self, steps: Sequence[Step]) -> None:
        seen: set[str] = set()
        for picture in (picture for step in steps for picture in step.pictures):
            if picture.id in seen:
                self._refuse(
                    picture.line,
                    f"la capture « {picture.id} » est déjà prise.",
                    "Donnez un autre nom à cette image.",
                )
            seen.add(picture.id)

    def _refuse(self, line: int, problem: str, remedy: str) -> Never:
        raise ProcedureError(self.path, line, problem, remedy)


def _promises(words: str, line: int) -> tuple[Promise, ...]:
    return tuple(
        Promise(text, "label", line, plain(sentence))
        for sentence in sentences(words)
        for text in PROMISE.findall(sentence)
    )
