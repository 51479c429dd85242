"""What a step does, in its order: actions, promises that are checked before the screen changes, and pictures."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from portail.actions.action import IS_SHOWN_BEFORE, LEADS_ON, Action
from portail.actions.language import Language, known, language, languages_of
from portail.actions.sentence_parser import Misreading, Sentence, read
from portail.procedure.procedure import Actions, Block, Origin, Picture, Procedure, Promise, Quotation, Step, Text


@dataclass(frozen=True)
class Check:
    """The screen is about to change: it must keep these promises."""

    promises: tuple[Promise, ...]


@dataclass(frozen=True)
class Take:
    """A picture is taken."""

    picture: Picture


Move = Action | Check | Take


@dataclass(frozen=True)
class StepPlan:
    """What a step does.

    Attributes:
        moves: in their order.
        misread: what begins like an action and is none.
        title_misread: the same of the title, which need not act where the words below it do.
        placed: of the names of things that stand in a place, which action names them.
    """

    moves: tuple[Move, ...]
    misread: tuple[Misreading, ...] = ()
    title_misread: tuple[Misreading, ...] = ()
    placed: Mapping[Promise, Action] = field(default_factory=dict)

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions alone."""
        return tuple(move for move in self.moves if isinstance(move, Action))


def plan_of(procedure: Procedure, step: Step) -> StepPlan:
    """Return what a step of a procedure does, by its own words.

    Sentences act in the language of the document, those of a block of actions also in any other that is known.
    """
    return _Planner(languages_of(procedure.lang), step).plan()


def before_messages(actions: Iterable[Action]) -> frozenset[Action]:
    """Return the actions before which the mailbox is marked: the first after a message that may send the next."""
    marked: set[Action] = set()
    first: Action | None = None
    for action in actions:
        if action.act == "open-message":
            marked |= {first} if first else set()
            first = None
        elif action.act in LEADS_ON and not action.act.startswith("open"):
            first = first or action
    return frozenset(marked)


@dataclass
class _Planner:
    """Plans one step."""

    languages: Sequence[Language]
    step: Step
    moves: list[Move] = field(default_factory=list)
    misread: list[Misreading] = field(default_factory=list)
    unchecked: list[Promise] = field(default_factory=list)
    """The promises since the last picture that no move has checked."""
    placed: dict[Promise, Action] = field(default_factory=dict)

    def plan(self) -> StepPlan:
        title_misread = self.title()
        last = max((at for at, block in enumerate(self.step.blocks) if isinstance(block, Picture)), default=-1)
        if last == -1:
            self.unchecked += _shown(self.step.title_promises)
        for at, block in enumerate(self.step.blocks):
            self.block(block, at, no_picture_follows=at > last)
        acts = any(isinstance(move, Action) for move in self.moves)
        return StepPlan(tuple(self.moves), tuple(self.misread), () if acts else title_misread, self.placed)

    def title(self) -> tuple[Misreading, ...]:
        """Let the title act where all of it can be read: it is a summary otherwise."""
        sentences = self.read(self.step.title, lambda at: (self.step.line, at + 1))
        if misread := tuple(each for sentence in sentences for each in sentence.misread):
            return misread
        self.moves += [action for sentence in sentences for action in sentence.actions]
        return ()

    def block(self, block: Block, at: int, *, no_picture_follows: bool) -> None:
        match block:
            case Text(aside=True):
                pass
            case Text(kind="paragraph" | "item"):
                self.text(block, checked=no_picture_follows)
            case Text():
                self.unchecked += _shown(block.promises) if no_picture_follows else ()
            case Quotation():
                self.unchecked += block.promises if no_picture_follows else ()
            case Actions():
                self.actions(block, checked=no_picture_follows)
            case Picture():
                self.picture(block, self.step.blocks[:at])

    def text(self, text: Text, *, checked: bool) -> None:
        seen = 0
        sentences = self.read(text.words, text.place)
        self.misread += (_at(each, text.origin) for each in _in_another_language(text, sentences, self.others))
        for sentence in sentences:
            self.misread += (_at(each, text.origin) for each in sentence.misread)
            for action in sentence.actions:
                self.placed |= _placed(action, text.promises)
                if checked and action.act in LEADS_ON:
                    self.unchecked += _shown(text.promises[seen : action.names])
                    seen = max(seen, action.names)
                    self.check()
                self.moves.append(action)
        if checked:
            self.unchecked += _shown(text.promises[seen:])

    def actions(self, block: Actions, *, checked: bool) -> None:
        for (line, words), origin in zip_longest(block.sentences, block.origins):
            for sentence in self.read_in_any(words, line):
                self.misread += (_at(each, origin) for each in sentence.misread)
                for action in sentence.actions:
                    if checked and action.act in LEADS_ON:
                        self.check()
                    self.moves.append(action)

    def check(self) -> None:
        if self.unchecked:
            self.moves.append(Check(tuple(self.unchecked)))
            self.unchecked.clear()

    def picture(self, picture: Picture, before: Sequence[Block]) -> None:
        """Take a picture; what the words just above it press is pressed after it, as it shows what is pressed."""
        pressed = self.moves.pop() if self.ends_in_a_press(before) else None
        self.moves.append(Take(picture))
        if pressed:
            self.moves.append(pressed)

    def ends_in_a_press(self, before: Sequence[Block]) -> bool:
        block = next(
            (block for block in reversed(before) if not (isinstance(block, Text) and block.kind == "note")), None
        )
        if block is None:
            sentences = self.read(self.step.title, lambda at: (self.step.line, at + 1)) if self.moves else []
        elif isinstance(block, Text):
            sentences = self.read(block.words, block.place)
        else:
            return False
        last = sentences[-1].actions if sentences else ()
        return bool(last and last[-1].act in IS_SHOWN_BEFORE and self.moves and self.moves[-1] == last[-1])

    @property
    def others(self) -> list[Language]:
        """The languages that are not the document's."""
        return [language(code) for code in known() if language(code) not in self.languages]

    def read(self, words: str, place: Callable[[int], tuple[int, int]]) -> list[Sentence]:
        return [sentence for each in self.languages for sentence in read(words, each, place)]

    def read_in_any(self, words: str, line: int) -> list[Sentence]:
        """Read a sentence of a block of actions, in which every sentence acts."""
        readings = [read(words, each, lambda at: (line, at + 1)) for each in (*self.languages, *self.others)]
        good = (found for found in readings if all(each.actions and not each.misread for each in found))
        return next(good, None) or _made_strict(readings[0], words, line)


def _at(misread: Misreading, origin: Origin | None) -> Misreading:
    """Return a misreading at the place where its words stand, in the file that says them."""
    if origin is None:
        return misread
    line, column = origin.place(misread.column - 1)
    return replace(misread, line=line, column=column, file=origin.file)


def _in_another_language(text: Text, found: Sequence[Sentence], others: Sequence[Language]) -> Iterator[Misreading]:
    """Yield the sentences that nobody acts on, and that would act in a document of another language."""
    for other in others:
        for at, sentence in enumerate(read(text.words, other, text.place)):
            own = found[at] if at < len(found) else None
            if sentence.actions and not sentence.misread and not (own and (own.actions or own.misread)):
                first = sentence.actions[0]
                yield Misreading(first.line, first.column, "language", sentence.words, other.code)


def _made_strict(found: list[Sentence], words: str, line: int) -> list[Sentence]:
    if any(each.misread for each in found):
        return found
    return [Sentence(words, (), (Misreading(line, 1, "no-action", words),), 0)]


def _placed(action: Action, promises: Sequence[Promise]) -> dict[Promise, Action]:
    named = [each for each in promises[: action.names] if each.text == action.name]
    return {named[-1]: action} if action.within and named else {}


def _shown(promises: Sequence[Promise]) -> Iterator[Promise]:
    return (promise for promise in promises if promise.role != "unshown")
