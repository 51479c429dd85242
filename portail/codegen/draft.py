"""Writes a draft: the screens and what is done on each, as a procedure in words that act."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from portail.actions.action import Action
from portail.actions.language import Language
from portail.actions.sentence_parser import read
from portail.actions.sentence_writer import say
from portail.codegen.events import UserAction, legible
from portail.codegen.screens import ScreenVisit
from portail.codegen.values import ADORNMENT, UNFIT_IN_NAMES, Values
from portail.procedure.headings import slug
from portail.wording.codegen import Document

UNFIT = str.maketrans(
    {"`": "’", "{": "(", "}": ")", "[": "(", "]": ")", "<": "‹", ">": "›", '"': "’", "*": " ", "\\": " "}
)
"""What means something in Markdown, and what stands for it in a title or beside a picture."""
ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
OPENING = frozenset({"open-site", "open-page", "open-message"})
"""What opens a screen stands at the beginning of its step."""


@dataclass(frozen=True)
class Draft:
    """A draft: the id of the procedure, and its Markdown."""

    id: str
    markdown: str


def write(visits: Sequence[ScreenVisit], language: Language, words: Document, name: str = "") -> Draft:
    """Return the draft of what was done; `name` is the id of the procedure, by default made of its title."""
    return _Writer(visits, language, words).draft(name)


class _Writer:
    """Writes one draft."""

    def __init__(self, visits: Sequence[ScreenVisit], language: Language, words: Document) -> None:
        self._visits = visits
        self._language = language
        self._words = words
        self._values = Values(visits, language)
        self._ids: set[str] = set()

    def draft(self, name: str) -> Draft:
        first = next((visit.screen for visit in self._visits if not visit.screen.message), self._visits[0].screen)
        title = self._plain(first.title or first.heading) or self._words.title
        identity = name or slug(title) or self._words.steps
        header = {"id": identity, "title": title, "lang": self._language.code, "audience": self._words.audience}
        lines = ["+++", *(f'{key} = "{value}"' for key, value in header.items()), "+++"]
        steps = (line for at in range(len(self._visits)) for line in self._step(at))
        return Draft(identity, "\n".join([*lines, *steps, ""]))

    def _step(self, at: int) -> Iterator[str]:
        name = self._plain(self._visits[at].screen.name) or f"{at + 1}"
        identity = self._id(name)
        yield f"\n## {at + 1}. {self._title(name)} {{#{identity}}}"
        unprinted = [*self._opening(at), *self._notes(at)]
        if unprinted:
            yield "\n".join(["\n::: actions", *unprinted, ":::"])
        picture = f'![{self._words.picture.format(name)}](screenshot:{identity} "{name}")'
        yield from (f"\n{block}" for block in self._blocks(self._visits[at], picture))

    def _opening(self, at: int) -> Iterator[str]:
        return (self._sentence(action) for action in self._visits[at].actions if action.act in OPENING)

    def _blocks(self, visit: ScreenVisit, picture: str) -> Iterator[str]:
        """Yield the paragraphs, each up to a action that leads on, and the picture, once.

        It stands below the first of them, and shows what is about to be pressed; it shows a text before it is scrolled,
        for the name of the text may be out of sight afterwards, and what nobody reads before it is pressed unprinted.
        """
        actions = [action for action in visit.actions if action.act not in OPENING]
        sentences: list[str] = []
        pictures = [picture]
        before: UserAction | None = None
        for action in actions:
            if pictures and (action.act == "scroll" or (action.unread and action.leads_on)):
                yield from _joined(sentences)
                yield pictures.pop()
                sentences, before = [], None
            if action.unread:
                yield from (*_joined(sentences), self._unread(action))
                sentences, before = [], None
                continue
            sentence = self._sentence(action)
            if before and _is_chosen_too(action, before):
                sentences[-1] = f"{sentences[-1][:-1]}, {_going_on(sentence)}"
            else:
                sentences.append(sentence)
            before = action
            if action.leads_on:
                yield from (*_joined(sentences), *pictures)
                sentences, pictures, before = [], [], None
        last = [] if actions else self._seen_on(visit)
        yield from (*_joined(sentences), *last, *pictures)

    def _unread(self, action: UserAction) -> str:
        """Return what is done to a thing whose name no eye can read: a sentence that promises nothing."""
        sentence = self._words.unread[action.act].format(self._plain(action.name))
        if self._acts(sentence):
            quoted = self._language.sample.replace("v", self._plain(action.name), 1)
            sentence = self._words.unread[action.act].format(quoted)
        return f"{sentence}\n\n::: actions\n{self._sentence(action)}\n:::"

    def _notes(self, at: int) -> Iterator[str]:
        names = self._values.notes.get(at, {})
        return (say(Action("note", "", 0, name=name), self._language) for name in names)

    def _sentence(self, action: UserAction) -> str:
        value = self._values.said(action)
        if action.act == "open-message":
            value = self._values.hidden(legible(action.value))
        name = self._words.keys.get(action.name, action.name) if action.act == "key" else self._name(action.name)
        if action.input == "date" and (day := ISO_DAY.fullmatch(value)):
            value = self._words.day.format(**day.groupdict())
        where = action.within and replace(action.within, name=self._name(action.within.name))
        said = Action(action.act, "", 0, name=name, value=value, kind=action.kind, within=where)
        return say(said, self._language, mine=action.act == "type" and self._values.is_mine(name, value))

    def _name(self, name: str) -> str:
        """Return a name without what adorns it, and without what the person typed."""
        return ADORNMENT.sub("", self._values.hidden(name, UNFIT_IN_NAMES))

    def _title(self, name: str) -> str:
        """Return the title of a step: the name of its screen, where nobody would read that as an action."""
        return self._words.screen.format(name) if self._acts(name) else name

    def _acts(self, text: str) -> bool:
        """Return whether somebody would read a text as an action."""
        sentences = read(text, self._language, lambda at: (1, at + 1))
        return any(sentence.actions or sentence.misread for sentence in sentences)

    def _seen_on(self, visit: ScreenVisit) -> list[str]:
        """Return by which heading a screen is recognised on which nothing is done; none where a number may change."""
        heading = self._name(visit.screen.heading)
        return [] if not heading or re.search(r"\d", heading) else [self._words.shows.format(heading)]

    def _id(self, name: str) -> str:
        wanted = slug(name) or self._words.steps
        ways = (wanted, *(f"{wanted}-{number}" for number in range(2, len(self._visits) + 2)))
        identity = next(each for each in ways if each not in self._ids)
        self._ids.add(identity)
        return identity

    def _plain(self, text: str) -> str:
        """Return a text that means nothing in Markdown, nor shows what the person typed."""
        return " ".join(self._values.hidden(text, UNFIT).split())


def _is_chosen_too(action: UserAction, before: UserAction) -> bool:
    """Return whether an entry is chosen beside another of the same list: one sentence names the list."""
    return action.act == before.act == "choose" and (action.name, action.within) == (before.name, before.within)


def _going_on(sentence: str) -> str:
    """Return a sentence as the second part of one; the English « I » stays a capital."""
    return sentence if sentence[1:2] == " " else f"{sentence[0].lower()}{sentence[1:]}"


def _joined(sentences: Sequence[str]) -> list[str]:
    return [" ".join(sentences)] if sentences else []
