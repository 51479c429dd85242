"""A procedure in the words of another portal: what stands in for its words on the screen stands in for them in print.

In what names a thing – backticks, quotation marks, bold type, quoted screens – all words are replaced. In a sentence
only proper names are: « Je me connecte avec mes identifiants » stays a sentence where a button is called « Entrer ».
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from portail.procedure.matching import pattern
from portail.procedure.procedure import (
    Actions,
    Block,
    Illustration,
    Picture,
    Procedure,
    Promise,
    Quotation,
    Step,
    Text,
    plain,
    sentences,
)

ADDRESS = r"(?<=\])\([^)]*\)"
"""Where a link leads."""
NAMES = r"`[^`]+`|«[^»]*»|“[^”]*”|\*\*[^*]+\*\*"
PARTS = re.compile(f"(?P<address>{ADDRESS})|{NAMES}")


def reworded(procedure: Procedure, words: Mapping[str, str]) -> Procedure:
    """Return the procedure as a portal says it.

    Args:
        procedure: the document.
        words: words of the document, compared as a reader compares, each with those that the portal shows instead.
    """
    if not words:
        return procedure
    other = _Words(words)
    return replace(
        procedure,
        title=other.prose(procedure.title),
        introduction=tuple(map(other.before_the_steps, procedure.introduction)),
        steps=tuple(map(other.step, procedure.steps)),
    )


@dataclass(frozen=True)
class _Words:
    """Replaces words."""

    words: Mapping[str, str]

    def name(self, text: str) -> str:
        """Return the name of a thing, or what a screen says."""
        return _replaced(text, self.words)

    def prose(self, markdown: str) -> str:
        """Return sentences, with the names in them."""
        parts, at = [], 0
        for found in PARTS.finditer(markdown):
            parts += [self._sentence(markdown[at : found.start()])]
            parts += [found[0] if found["address"] else self.name(found[0])]
            at = found.end()
        return "".join([*parts, self._sentence(markdown[at:])])

    def step(self, step: Step) -> Step:
        return replace(
            step,
            title=self.prose(step.title),
            title_promises=self._promises(step.title, step.title_promises),
            blocks=tuple(map(self.block, step.blocks)),
        )

    def before_the_steps(self, block: Text | Illustration) -> Text | Illustration:
        if isinstance(block, Text):
            return self._text(block)
        return replace(block, alt=self.prose(block.alt), caption=self.prose(block.caption))

    def block(self, block: Block) -> Block:
        match block:
            case Text() | Illustration():
                return self.before_the_steps(block)
            case Picture():
                return replace(block, alt=self.prose(block.alt), caption=self.prose(block.caption))
            case Quotation():
                return replace(block, promises=tuple(map(self._quoted, block.promises)))
            case Actions():
                return replace(block, sentences=tuple((line, self.prose(words)) for line, words in block.sentences))

    def _text(self, text: Text) -> Text:
        return replace(
            text,
            words=self.prose(text.words),
            promises=self._promises(text.words, text.promises),
            starts=tuple(len(self.prose(text.words[:start])) for start in text.starts),
        )

    def _promises(self, markdown: str, promises: tuple[Promise, ...]) -> tuple[Promise, ...]:
        told = {plain(sentence): plain(self.prose(sentence)) for sentence in sentences(markdown)}
        return tuple(
            replace(each, text=self.name(each.text), sentence=told.get(each.sentence, self.prose(each.sentence)))
            for each in promises
        )

    def _quoted(self, promise: Promise) -> Promise:
        return replace(promise, text=self.name(promise.text), sentence=self.prose(promise.sentence))

    def _sentence(self, text: str) -> str:
        return _replaced(text, {words: shown for words, shown in self.words.items() if _is_proper(words)})


def _replaced(text: str, words: Mapping[str, str]) -> str:
    """Return a text with whole words replaced, the longest first, none of them twice."""
    names = sorted(words, key=len, reverse=True)
    if not names:
        return text
    place = re.compile(rf"(?<!\w)(?:{'|'.join(f'({pattern(name)})' for name in names)})(?!\w)")
    return place.sub(lambda found: words[names[(found.lastindex or 1) - 1]], text)


def _is_proper(name: str) -> bool:
    """Return whether words name one thing wherever they stand: each begins with a capital, or it is an address."""
    return "@" in name or all(word[0].isupper() for word in re.findall(r"\w+", name))
