"""Reads actions in the words of a procedure; what begins like an action and is none is told, never skipped."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from portail.actions.action import STANDS_SOMEWHERE, Action, Within
from portail.actions.clauses import Clause, clauses_of
from portail.actions.language import KINDS, Form, Language, Verb
from portail.actions.placeholders import NAME, QUOTED, VALUE, Masked, mask
from portail.actions.values import BRACES, secret_named
from portail.procedure.keyboard import key_named

Place = tuple[int, int]
"""A line and a column, both counted from 1."""
IS_ADDRESS = re.compile(r"/|https?://|\{")
ONLY_KEYS = frozenset({"Enter", "Escape", "Tab"})
"""Keys whose names hardly any button bears."""
WEB = re.compile(r"https?://|\bwww\.")
BEYOND = re.compile(r"[(]")


@dataclass(frozen=True)
class Misreading:
    """Words that begin like an action and are none: where, why (a key of `REFUSALS`), and the nearest form.

    `names` is whether they name a thing, `file` the file that says them, where it is not that of the procedure. Of an
    address or a password that is none, the name alone is told.
    """

    line: int
    column: int
    why: str
    words: str
    nearest: str = ""
    names: bool = True
    file: Path | None = None


@dataclass(frozen=True)
class Sentence:
    """A sentence: what it has a person do, and what of it could not be read."""

    words: str
    actions: tuple[Action, ...]
    misread: tuple[Misreading, ...]
    names: int
    """How many names of the text stand up to its end."""


def read(markdown: str, language: Language, place: Callable[[int], Place]) -> list[Sentence]:
    """Return the sentences of some words; `place` says where a character of them stands in the file."""
    sentences: list[Sentence] = []
    names = 0
    for masked in mask(markdown).sentences():
        sentences.append(_Reader(masked, language, place, names).sentence())
        names += masked.text.count(NAME)
    return sentences


class _Reader:
    """Reads one sentence; `names` are those of the text that stand before it."""

    def __init__(self, said: Masked, language: Language, place: Callable[[int], Place], names: int) -> None:
        self.said = said
        self.language = language
        self.place = place
        self.names = names
        self.within: Within | None = None
        """Where a place that stands before a verb says that things stand, from there on."""

    def sentence(self) -> Sentence:
        actions: list[Action] = []
        misread: list[Misreading] = []
        for clause in clauses_of(self.said, self.language):
            found = self.actions(clause)
            if isinstance(found, Misreading):
                misread.append(found)
            else:
                actions += found
        if not actions and not misread and self.language.lone_condition.fullmatch(self.said.text):
            misread.append(Misreading(*self.place(self.said.origins[0]), "lone", self.said.plain))
        return Sentence(self.said.plain, tuple(actions), tuple(misread), self.names + self.said.text.count(NAME))

    def actions(self, clause: Clause) -> list[Action] | Misreading:
        """Return what a clause has the person do; what somebody else may do is a misreading."""
        found = self.actions_of(clause)
        if clause.doer == "reader":
            return found
        if isinstance(found, Misreading):
            alone = clause.verb.of_people_alone
            is_meant = self.names_a_thing(clause) or (alone and alone.match(self.said.text, clause.after))
            return found if clause.verb.by_hand and is_meant else []
        if clause.doer == "pronoun" and clause.verb.by_hand:
            return found
        said = self.language.said
        return replace(self.misreading(clause, "doer"), nearest=said[found[0].act]) if found else []

    def actions_of(self, clause: Clause) -> list[Action] | Misreading:
        body = self.said.text[clause.after : clause.end]
        is_of_the_screen = self.language.of_the_screen_near.match(body) or WEB.search(body)
        names_a_thing = self.names_a_thing(clause) or is_of_the_screen is not None
        if not clause.verb.forms:
            return self.misreading(clause, "form") if names_a_thing or not clause.verb.tells else []
        may_lack = clause.is_first and self.appears(clause.lead.text)
        begins = clause.is_first and self.language.condition.search(clause.lead.text)
        if (begins and not may_lack) or self.language.condition_before.search(clause.lead.text):
            return self.misreading(clause, "condition")
        optional = may_lack or self.appears(body)
        rest = self.without_condition(clause)
        if self.language.condition_after.search(rest.text):
            return self.misreading(clause, "condition")
        found = next((actions for form in clause.verb.forms if (actions := self.by(form, clause, rest))), None)
        if found is None:
            return [] if clause.verb.tells and not names_a_thing else self.misreading(clause, "form")
        return self.fit(found, clause, optional=optional)

    def is_nowhere(self, found: Sequence[Action], clause: Clause) -> bool:
        """Return whether a sentence says where a thing stands, in words by which nobody would find it."""
        if any(action.within and action.act not in STANDS_SOMEWHERE for action in found):
            return True
        around = f"{clause.lead.text if clause.is_first else ''} {self.said.text[clause.after : clause.end]}"
        place = self.language.place.search(clause.lead.text) if clause.is_first else None
        named = [action.name for action in found] if place else []
        is_read = place and (self.within or clause.lead.contents[place.end() - 1] in named)
        return bool((place and not is_read) or self.language.counted.search(around))

    def names_a_thing(self, clause: Clause) -> bool:
        body = self.said.text[clause.after : clause.end]
        return NAME in body or VALUE in body

    def fit(self, found: Sequence[Action], clause: Clause, *, optional: bool) -> list[Action] | Misreading:
        """Return actions that a person can do, or why nobody can."""
        if self.is_nowhere(found, clause):
            return self.misreading(clause, "place")
        for action in found:
            if why := _unfit(action) or self.mistakes_a_key(clause.verb, action):
                misread = self.misreading(clause, why)
                return misread if why in {"key", "keyboard", "braces"} else replace(misread, words=action.name)
        return [replace(action, optional=optional) for action in found]

    def mistakes_a_key(self, verb: Verb, action: Action) -> str | None:
        """Return why a verb that is said of keys of the keyboard, too, leaves open whether this is one."""
        may_be_a_key = any(form.act == "key" for form in verb.forms)
        is_open = action.act == "press" and not action.kind and key_named(action.name) in ONLY_KEYS
        return "keyboard" if may_be_a_key and is_open else None

    def appears(self, words: str) -> bool:
        return self.language.if_it_appears.search(words) is not None

    def before(self, clause: Clause, end: int | None = None) -> Within | None:
        """Return the place that stands before a verb: « Dans la ligne « Anne », je coche `X` »."""
        found = [*self.language.within.finditer(clause.lead.text[:end])] if clause.is_first else []
        return _within(found[-1], clause.lead) if found else self.within

    def without_condition(self, clause: Clause) -> Masked:
        """Return what follows the verb, with blanks in place of « if it appears » and of what joins the next verb."""
        part = self.said.text[clause.after : clause.end]
        if clause.end < len(self.said.text):
            part = self.language.loose_end.sub(_blank, part)
        part = self.language.if_it_appears.sub(_blank, part).rstrip()
        return Masked(part, {at - clause.after: each for at, each in self.said.contents.items()}, ())

    def by(self, form: Form, clause: Clause, rest: Masked) -> list[Action]:
        """Return the actions of one form, said once or several times; none where it does not fit to the end."""
        named_first = form.lead.search(clause.lead.text) if form.lead else None
        found = form.after.match(rest.text)
        if not found or (form.lead and not named_first):
            return []
        if form.lead and named_first:
            named = clause.lead.contents[named_first.start("n")]
            first = replace(self.action(form, found, clause, rest), name=named)
        else:
            first = self.action(form, found, clause, rest)
        actions, end = self.with_places(first, clause, rest, found.end(), joins=not form.lead)
        if not self.ends(rest.text[end:]) or self.goes_on(rest, end):
            return []
        self.within = self.before(clause, named_first.start() if named_first else None)
        return [replace(action, within=action.within or self.within) for action in actions]

    def with_places(
        self, first: Action, clause: Clause, rest: Masked, end: int, *, joins: bool
    ) -> tuple[list[Action], int]:
        """Return what a verb is said of, each with the place that stands after it or after the next; and their end."""
        actions, unplaced = [first], 1
        while True:
            if place := self.language.within.match(rest.text, end):
                at = len(actions) - unplaced
                names = self.names + self.said.names_before(clause.after + place.end())
                within = _within(place, rest)
                actions[at:] = [replace(each, within=within, names=names) for each in actions[at:]]
                unplaced, end = 0, place.end()
            again = self.again(clause.verb, rest, end) if joins else None
            if again is None:
                return actions, end
            other, found = again
            actions.append(self.action(other, found, clause, rest))
            unplaced, end = unplaced + 1, found.end()

    def goes_on(self, rest: Masked, at: int) -> bool:
        """Return whether a thing is named next of which the verb cannot be said: « … « v » dans `A`, puis `B` »."""
        return self.language.goes_on.match(rest.text, at) is not None

    def again(self, verb: Verb, rest: Masked, at: int) -> tuple[Form, re.Match[str]] | None:
        """Return what else the same verb is said of: « `A`, puis `B` »."""
        joined = self.language.and_then.match(rest.text, at)
        if joined is None:
            return None
        for form in verb.forms:
            found = None if form.lead else form.after.match(rest.text, joined.end())
            ends = (self.language.ends, self.language.within)
            if found and any(end.match(rest.text, found.end()) for end in ends):
                return form, found
        return None

    def ends(self, tail: str) -> bool:
        """Return whether what is left over adds nothing to the action: no thing, no value, no other manner."""
        at = next((at for at in range(len(tail) + 1) if self.language.ends.match(tail, at)), len(tail))
        close, beyond = tail[:at], BEYOND.split(tail[at:])[0]
        return not (NAME in close or VALUE in close or VALUE in beyond or self.language.manner.search(close))

    def action(self, form: Form, found: re.Match[str], clause: Clause, rest: Masked) -> Action:
        groups = found.groupdict()
        named, valued = (rest.contents[found.start(key)] if groups.get(key) else "" for key in ("n", "v"))
        line, column = self.place(self.said.origins[clause.start])
        if form.act == "type" and not groups.get("v"):
            valued = f"{{{' '.join(groups['new'].split())} {named}}}" if groups.get("new") else f"{{{named}}}"
        end = clause.after + (found.end("n") if groups.get("n") else found.end())
        kind = next((kind for kind in KINDS if groups.get(kind)), "")
        names = self.names + self.said.names_before(end)
        return Action(form.act, self.said.plain, line, column, named, valued, kind, names=names)

    def misreading(self, clause: Clause, why: str) -> Misreading:
        line, column = self.place(self.said.origins[clause.start])
        words = self.said.part(clause.start, clause.end)
        return Misreading(line, column, why, words.plain, self.nearest(words, clause.verb), NAME in words.text)

    def nearest(self, words: Masked, verb: Verb) -> str:
        """Return the form that is most like some words, among those of their verb where it has any."""
        said = words.text.replace(NAME, "`X`").replace(VALUE, self.language.sample).strip(" ,;")
        of_a_message = self.language.said["follow"].split()[-1] in said
        acts = {*verb.nearest, *(form.act for form in verb.forms if of_a_message or form.act != "follow")}
        bare = _without_contents(said)
        ways = [form for key, form in self.language.said.items() if any(key.startswith(act) for act in acts)]
        named = [form for form in ways if "`X`" in form] if NAME in words.text else []
        return max(
            named or ways,
            key=lambda each: _alike(said, each) + _alike(bare, _without_contents(each)),
        )


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()


def _without_contents(form: str) -> str:
    return QUOTED.sub("", form)


def _unfit(action: Action) -> str | None:
    """Return why nobody can do an action, or may: there is no such key, no such address, or it tells a password."""
    if action.act == "key" and len(action.name) > 1 and not key_named(action.name):
        return "key"
    said = (action.name, action.value, action.within.name if action.within else "")
    if any(each.count("{") != each.count("}") for each in said):
        return "braces"
    if action.act == "open-page" and not IS_ADDRESS.match(action.name):
        return "page"
    is_told = action.act == "type" and action.value and not BRACES.fullmatch(action.value)
    return "secret" if is_told and secret_named(action.name) else None


def _within(found: re.Match[str], text: Masked) -> Within:
    return Within("row" if found["row"] else "part", text.contents[found.start("name")])


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
