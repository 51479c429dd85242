"""The step under way: its pictures are taken, its promises checked, and both entered into its part of the record."""

import time
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from portail.capture.camera import Camera
from portail.capture.stability import at_rest, wait_until_loaded
from portail.errors import Broken
from portail.mailbox.protocol import Message
from portail.procedure.matching import anywhere
from portail.procedure.procedure import Picture, Promise, Step, Text, plain, sentences
from portail.run_record.run import Box, MessageSummary, StepResult
from portail.screen import legibility_by_pixels
from portail.screen.legibility import Blemish
from portail.screen.scrolling.look_over import UNSEEN_YET, look_over
from portail.screen.scrolling.passing_lines import PassingLines
from portail.walk import promises
from portail.walk.recording.screenshot_recorder import ScreenshotRecorder
from portail.wording import walk as words

if TYPE_CHECKING:
    from portail.capture.film_camera import FilmCamera

LATE = 2.0
"""How long, in seconds, a reader looks at a screen that is there before something on it is missed."""
SHOWN = "() => document.documentElement.outerHTML.length + document.body.innerText"
CHANGED = f"(shown) => ({SHOWN})() !== shown"
LOOK_AGAIN = 50.0
"""How often, in milliseconds, a page is asked whether it has changed: at each frame, that is all the machine does."""


class CurrentStep:
    """A step under way.

    Attributes:
        step: its words, its pictures and its promises.
        result: its part of the record.
        sentence: the words of the step that are being walked; a failure is reported as their breach.
        unreadable: where words of a broken promise stand that nobody can read.

    Args:
        step: the step.
        result: its part of the record.
        named: the pictures that its function takes by name.
        substitutions: values that the document shows, each with the expression of what this person sees instead.
        words: the same for the words in which code names a sentence, where the portal has others.
        screenshots: takes the pictures; `None`: what they show is checked, and none is taken.
        film_camera: films the walk, where it is filmed.
        patience: how long the page may take to come to rest, in seconds.
        watched: how long a screen is looked at, in seconds, whether it keeps what it has shown.
    """

    def __init__(
        self,
        step: Step,
        result: StepResult,
        named: Container[str],
        *,
        substitutions: Mapping[str, str],
        words: Mapping[str, str],
        screenshots: ScreenshotRecorder | None,
        film_camera: "FilmCamera | None",
        patience: float,
        watched: float = 0.0,
    ) -> None:
        self.step = step
        self.result = result
        self.sentence = result.title
        self.unreadable: tuple[Box, ...] = ()
        self._named = named
        self._substitutions = substitutions
        self._words = words
        self._screenshots = screenshots
        self._film_camera = film_camera
        self._patience = patience
        self._watched = watched
        self._taken: set[str] = set()
        self._last: str | None = None
        self._pictured: set[Promise] = set()
        self._checked: set[Promise] = set()
        self._messages: list[Message] = []
        self.placed: Callable[[Promise], Locator | None] = lambda _: None
        """What a name means, of which the words say where it stands among others; `None` where they do not."""

    @contextmanager
    def at_sentence(self, words: str) -> Iterator[None]:
        """Make the sentence with these words, or else the one before, the one that a failure inside breaks."""
        before = self.sentence
        said = anywhere(words, self._words)
        self.sentence = next((each for each in self._sentences() if words in each or said.search(each)), before)
        yield
        self.sentence = before

    def screenshot(self, camera: Camera, name: str, around: Locator | None) -> None:
        """Take the picture of this name, and those that a writer added beside it, each once, and check them.

        Raises:
            Broken: the screen does not show what the words before a picture promise.
        """
        assert name in self._named, f"step {self.step.id} does not name its screenshot {name}"
        for picture in self.step.pictures_taken_with(name, self._named):
            if picture.id not in self._taken:
                self._take(camera, picture, around if picture.id == name else None)

    def check(self, page: Page, promised: Sequence[Promise]) -> None:
        """Check promises that the screen must keep before it changes.

        Raises:
            Broken: a promise is broken.
        """
        wait_until_loaded(page)
        verdict = self._awaited(page, promised, self._patience)
        self._checked.update(promised)
        self._judge(page, promised, verdict)

    def await_picture(self, page: Page, name: str) -> None:
        """Wait until the screen shows what a picture must show; one that does not, in time, is told by the picture."""
        wait_until_loaded(page)
        self._awaited(page, self.step.promises_by_picture[name], self._patience)

    def _awaited(self, page: Page, promised: Sequence[Promise], seconds: float) -> promises.Verdict:
        """Look again each time that the page has changed, as long as a promise is not kept; return the last verdict."""
        deadline = time.monotonic() + seconds
        verdict = promises.verify(page, promised, self._substitutions, self._messages)
        if any(blemish.fault in UNSEEN_YET for blemish in verdict.blemishes.values()):
            look_over(page)
        while verdict.broken:
            # Looking takes its time: what came meanwhile is seen by looking again at what is known to be there now.
            shown, is_last = page.evaluate(SHOWN), time.monotonic() >= deadline
            verdict = promises.verify(page, promised, self._substitutions, self._messages)
            if not verdict.broken or is_last or not self._changes(page, shown, deadline - time.monotonic()):
                break
        return verdict

    def _changes(self, page: Page, shown: str, seconds: float) -> bool:
        if seconds <= 0:
            return bool(page.evaluate(CHANGED, shown))
        try:
            page.wait_for_function(CHANGED, arg=shown, timeout=seconds * 1000, polling=LOOK_AGAIN)
        except PlaywrightTimeout:
            return False
        return True

    def check_what_follows(self, page: Page) -> None:
        """Check what the words promise before the next picture, as far as the screen is the one that they speak of.

        Where the walk cannot go on, a promise that is broken already is the reason.

        Raises:
            Broken: a promise is broken.
        """
        promised = self._unchecked(self._following)
        verdict = promises.locate(page, promised, self._substitutions, self._messages)
        if verdict.is_of_this_screen or any(near for near in map(partial(promises.resembling, page), verdict.broken)):
            self._enter(promised, verdict)
            self._raise_first(page, verdict)

    def passing(self, page: Page) -> PassingLines:
        """Return what the step promises of the screen that is there, to be read where it passes while a box scrolls."""
        pictures = [*([self._last] if self._last else []), self._following]
        promised = {
            promises.expressions_of(promise, self._substitutions): promise
            for picture in pictures
            for promise in self.step.promises_by_picture[picture]
        }
        return PassingLines(page, list(promised), partial(self._raise_unreadable, page, list(promised.values())))

    def _raise_unreadable(self, page: Page, promised: Sequence[Promise], index: int, why: Blemish) -> NoReturn:
        broken = promised[index]
        verdict = promises.Verdict(broken=(broken,), blemishes={broken: why})
        self._enter((broken,), verdict)
        raise self._first_breach(page, verdict)

    def finish(self, camera: Camera) -> None:
        """Take the pictures that no function names, and check what the step promises after its last picture.

        Raises:
            Broken: a promise is broken.
        """
        left = [picture for picture in self.step.pictures if picture.id not in self._taken]
        forgotten = [picture.id for picture in left if picture.id in self._named]
        assert not forgotten, f"step {self.step.id} takes no screenshot {', '.join(forgotten)}"
        for picture in left:
            self._take(camera, picture)
        self._verify(camera.page, self._unchecked(None))

    @property
    def _following(self) -> str | None:
        """The id of the next picture, if one is left."""
        return next((picture.id for picture in self.step.pictures if picture.id not in self._taken), None)

    def _unchecked(self, picture: str | None) -> tuple[Promise, ...]:
        return tuple(each for each in self.step.promises_by_picture[picture] if each not in self._checked)

    def fitness(self, message: Message) -> int:
        """Return how much of what the step promises of its message there is in one."""
        return promises.fitness(self.step.promises, message, self._substitutions)

    def fits(self, message: Message) -> bool:
        """Return whether a message is from whom the step names, where it names somebody."""
        senders = [each for each in self.step.promises if each.role == "sender"]
        return not senders or promises.is_sent_by(message, senders, self._substitutions)

    def enter_message(self, message: Message, to: str | None) -> None:
        """Enter a message that has arrived into the record; all its recipients but `to`, where given, are left out."""
        self._messages.append(message)
        sender = f"{message.sender.name} <{message.sender.address}>"
        to = to or ", ".join(address.address for address in message.to)
        self.result.messages.append(MessageSummary(sender=sender, to=to, subject=message.subject))

    def enter_passed(self, names: Sequence[str]) -> None:
        """Enter what was pressed on pages in between, on which there was nothing else to do, into the record."""
        self.result.passed += names

    def _take(self, camera: Camera, picture: Picture, around: Locator | None = None) -> None:
        self._taken.add(picture.id)
        self._last = picture.id
        self._pictured.update(self.step.promises_by_picture[picture.id])
        promised = self.step.promises_by_picture[picture.id]
        if self._screenshots is None:
            self._verify(camera.page, promised)
            return
        with self._hidden_titles(camera.page, picture):
            verdict, unreadable = self._located(camera, picture, promised, around)
        verdict = verdict.without(unreadable)
        self._enter(promised, verdict)
        self._raise_first(camera.page, verdict)
        self._watch(camera.page, self._shown(camera.page, promised))

    def _located(
        self,
        camera: Camera,
        picture: Picture,
        promised: tuple[Promise, ...],
        around: Locator | None,
        *,
        opened: bool = False,
        awaited: bool = False,
    ) -> tuple[promises.Verdict, list[int]]:
        """Take the picture, once what comes late is there and what hides a promised thing is open.

        Return the verdict, and the words without ink.
        """
        assert self._screenshots, "asked where pictures are taken"
        with at_rest(camera.page, self._patience, park=not opened) as still:
            verdict = promises.locate(camera.page, promised, self._substitutions, self._messages).moved_to(self.placed)
            is_late = bool(verdict.broken) and not awaited
            if not is_late and (opened or not promises.open_for(camera.page, verdict.broken, self._substitutions)):
                sought = [cell for _, cell in verdict.words]
                shot, without_ink = self._screenshots.take(
                    camera, still, picture, verdict.places, around, sought, self._messages
                )
                self.result.screenshots.append(shot)
                # Without the scroll bars of the window a line may break elsewhere: there, the window is asked.
                failed = legibility_by_pixels.prove(camera.page, [sought[at].box for at in without_ink])
                return verdict, [without_ink[at] for at in failed]
        if is_late:
            self._awaited(camera.page, promised, self._late)
        return self._located(camera, picture, promised, around, opened=opened or not is_late, awaited=True)

    def _hidden_titles(self, page: Page, picture: Picture) -> AbstractContextManager[None]:
        if self._film_camera is None:
            return nullcontext()
        return self._film_camera.hidden_during(page, self.step, picture.id)

    def _verify(self, page: Page, promised: Sequence[Promise]) -> None:
        self._judge(page, promised, self._awaited(page, promised, self._late))

    @property
    def _late(self) -> float:
        """How long, in seconds, what a screen promises may come after the screen itself."""
        return min(LATE, self._patience)

    def _judge(self, page: Page, promised: Sequence[Promise], verdict: promises.Verdict) -> None:
        if promises.open_for(page, verdict.broken, self._substitutions):
            verdict = promises.verify(page, promised, self._substitutions, self._messages)
        self._enter(promised, verdict)
        self._raise_first(page, verdict)
        self._watch(page, self._shown(page, promised))

    def _watch(self, page: Page, promised: Sequence[Promise]) -> None:
        """See that a screen keeps what it has shown, and open what was; what it draws anew may be away for a moment.

        Raises:
            Broken: it does not keep it.
        """
        closed = promises.closed(page, promised, self._substitutions) if self._watched else []
        deadline = time.monotonic() + self._watched
        while promised and (left := deadline - time.monotonic()) > 0:
            self._changes(page, page.evaluate(SHOWN), left)
            verdict = self._awaited(page, promised, self._late)
            shut = [key for key in promises.closed(page, promised, self._substitutions) if key not in closed]
            lost = {key: Blemish(key.text, "shut") for key in shut} if deadline <= time.monotonic() else {}
            verdict = replace(verdict, broken=(*verdict.broken, *lost), blemishes={**verdict.blemishes, **lost})
            if verdict.broken:
                self._enter(promised, verdict)
                breach = self._first_breach(page, verdict)
                raise Broken(expected=breach.expected, found=words.no_longer(breach.found), hint=breach.hint)

    def _shown(self, page: Page, promised: Sequence[Promise]) -> Sequence[Promise]:
        """Return what is promised now, and what the step has shown before and this screen still shows."""
        before = [
            each for each in self.step.promises if each in self._checked | self._pictured and each not in promised
        ]
        if not self._watched or not before:
            return promised
        broken = promises.verify(page, before, self._substitutions, self._messages).broken
        return [*promised, *(each for each in before if each not in broken)]

    def _enter(self, promised: Sequence[Promise], verdict: promises.Verdict) -> None:
        """Enter what became of promises into the record."""
        for promise, result in zip(self.step.promises, self.result.promises, strict=True):
            if promise in promised:
                result.status = "broken" if promise in verdict.broken else "held"

    def _raise_first(self, page: Page, verdict: promises.Verdict) -> None:
        if verdict.broken:
            raise self._first_breach(page, verdict)

    def _first_breach(self, page: Page, verdict: promises.Verdict) -> Broken:
        """Return the error of the first promise that is broken; keep its sentence and its place for the evidence."""
        first = verdict.broken[0]
        blemish = verdict.blemishes.get(first)
        self.sentence = first.sentence
        self.unreadable = blemish.boxes if blemish else ()
        return promises.breach(page, first, blemish)

    def _sentences(self) -> Iterator[str]:
        yield self.step.words
        for block in self.step.blocks:
            if isinstance(block, Text):
                yield from (plain(sentence) for sentence in sentences(block.words))
