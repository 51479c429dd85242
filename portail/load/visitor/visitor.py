"""A person who follows the steps of a procedure: reads, goes on, mistypes, starts again, gives up at what is wrong."""

from collections.abc import Callable, Iterator
from itertools import takewhile

from portail.actions.action import Action
from portail.errors import Broken, PortailError
from portail.load.arrivals import Arrival
from portail.load.load_plan import Move, PlannedStep
from portail.load.visitor.messages import NotCome
from portail.load.visitor.tab import Tab
from portail.wording import load as words

SENDS_ON = {"press", "key"}
FILLS_IN = {"type", "choose", "tick", "untick", "add-file", "key"}
LOADS = {"open-site", "open-page", "press", "follow", "key"}
"""After these a person reads a page."""


class Visitor:
    """One of those who come.

    Args:
        tab: what they have before them.
        arrival: how they go about it.
        pause: waits as long as somebody reads a page.
    """

    def __init__(self, tab: Tab, arrival: Arrival, pause: Callable[[], None]) -> None:
        self._tab = tab
        self._arrival = arrival
        self._pause = pause
        self._sentence = ""
        self._mistypes = arrival.mistypes

    def come(self) -> None:
        """Follow the procedure to its end, or to where it cannot be followed, and write down how it went."""
        tab = self._tab
        tab.diary.event("arrived")
        try:
            if self._arrival.starts_again:
                self._give_up_once()
            for step in tab.plan.steps:
                self._walk(step)
        except PortailError as error:
            cause = words.broken(error.expected, error.found) if isinstance(error, Broken) else str(error)
            tab.diary.failure(tab.step, self._sentence, cause)
            tab.diary.event("failed")
            tab.diary.event("lost", isinstance(error, NotCome))
        except Exception as error:
            tab.diary.failure(tab.step, self._sentence, words.unexpected(type(error).__name__))
            tab.diary.event("failed")
            raise
        else:
            tab.diary.event("finished")
            tab.diary.event("double", tab.letters.doubles())

    def _walk(self, step: PlannedStep) -> None:
        tab = self._tab
        tab.step, tab.waited = step.id, 0.0
        for move in step.moves:
            self._check(move)
            if move.marks:
                tab.letters.mark()
            if move.action:
                self._do(move.action)
        tab.diary.step(step.id, tab.waited)

    def _check(self, move: Move) -> None:
        for shown in move.shown:
            if not self._tab.page.shows(self._tab.filled_in(shown)):
                self._sentence = shown
                raise Broken(expected=words.shown(shown, self._tab.page.title), found=words.NOT_THERE)

    def _do(self, action: Action) -> None:
        self._sentence = action.sentence
        if self._mistypes and self._tab.secret and action.act in SENDS_ON:
            self._mistype(self._tab.secret, action)
        self._tab.do(action)
        if action.act in LOADS:
            self._pause()

    def _mistype(self, secret: Action, send: Action) -> None:
        """Send a form with a password that is not right, and fill it in once more."""
        tab, filled = self._tab, tuple(self._tab.filled)
        self._mistypes = False
        tab.type(secret, mistyped)
        tab.may_be_refused = True
        tab.do(send)
        tab.may_be_refused = False
        tab.diary.event("mistyped")
        for action in filled:
            tab.do(action)

    def _give_up_once(self) -> None:
        """Go on as long as chance has it, to the first form at most, and begin again in a new browser."""
        moves = list(takewhile(lambda each: not _fills_in(each[1]), self._moves()))
        for step, move in moves[: int(self._arrival.chance * (len(moves) + 1))]:
            self._tab.step = step.id
            if move.action:
                self._do(move.action)
        self._tab.begin()
        self._tab.diary.event("started-again")

    def _moves(self) -> Iterator[tuple[PlannedStep, Move]]:
        return ((step, move) for step in self._tab.plan.steps for move in step.moves)


def mistyped(password: str) -> str:
    """Return a password as somebody types it who loses the last letter."""
    return password[:-1]


def _fills_in(move: Move) -> bool:
    return move.action is not None and move.action.act in FILLS_IN
