"""What a step function works with: the page, the target, the words of the step, and the record that it fills."""

from collections.abc import Container, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, Never, TypeVar, overload

from playwright.sync_api import Locator, Page

from portail.browser.device import Device
from portail.capture.camera import Camera
from portail.capture.stability import at_rest
from portail.errors import Broken, WrongUsage
from portail.mailbox.protocol import Mailbox, Message
from portail.privacy.redaction import Redaction
from portail.procedure.procedure import Picture, Promise, Step, Text, plain, sentences
from portail.record.run import MessageSummary, StepResult
from portail.screen.message_page import MessagePage
from portail.screen.page_object import PageObject
from portail.screen.scrolling import Gesture, ScrollingBox
from portail.target.target import Person, Target
from portail.walk import promises
from portail.walk.recorder import keep_secrets
from portail.walk.screenshot_recorder import ScreenshotRecorder
from portail.wording import walk as words

if TYPE_CHECKING:
    from portail.capture.film_camera import FilmCamera

P = TypeVar("P", bound=PageObject)
M = TypeVar("M", bound=MessagePage)


class Walk:
    """A walk through one procedure, as its step functions see it.

    Attributes:
        target: the portal.
        notes: what a step notes for the steps after it, by names of the steps' choice.
        values: what steps need to know beside the person: `[values]` of the target.

    The other attributes and the methods `begin_step`, `finish` and `close` are for the runner.
    """

    film_camera: "FilmCamera | None" = None

    def __init__(
        self,
        page: Page,
        target: Target,
        folder: Path,
        gesture: Gesture = "wheel",
        *,
        redaction: Redaction,
        pictures: bool = True,
        one_tab: bool = False,
        device: Device | None = None,
        accepted: Mapping[str, str] | None = None,
    ) -> None:
        self._device = device
        self._arrived: PageObject | None = None
        self._one_tab = one_tab
        self._gesture = gesture
        self._pictures = pictures
        self._taken: set[str] = set()
        self._named: Container[str] = ()
        self.page = page
        self.target = target
        self.folder = folder
        self.redaction = redaction
        self.notes: dict[str, Any] = {}
        self.screenshots = ScreenshotRecorder(folder, target.person, redaction, accepted)
        self.current_sentence = ""
        self.mail_mark: Any = target.mail_mark

    @property
    def page(self) -> Page:
        """The tab in front: Playwright's page. A step that opens another tab puts it here."""
        return self._camera.page

    @page.setter
    def page(self, page: Page) -> None:
        self._camera = Camera(page, self._device)

    @property
    def person(self) -> Person:
        """Who walks."""
        return self.target.person

    @property
    def values(self) -> Mapping[str, str]:
        """What steps need to know beside the person, by name."""
        return self.target.values

    @property
    def mailbox(self) -> Mailbox:
        """Where the person's mail arrives."""
        return self.target.mailbox

    def open(self, path: str = "") -> None:
        """Open an address below the target's `base_url`; without a path, the `base_url` itself."""
        self.page.goto(f"{self.target.base_url.rstrip('/')}/{path.lstrip('/')}" if path else self.target.base_url)

    def on(self, screen: type[P]) -> P:
        """Return a page object, once the tab in front shows its screen.

        Raises:
            Broken: the tab shows another screen.
        """
        # The screen that the step before led to has been seen already: it is not waited for twice.
        arrived, self._arrived = self._arrived, None
        return arrived if isinstance(arrived, screen) else screen(self.page, self.target.substitutions)

    def arrive_on(self, screen: type[PageObject]) -> None:
        """Check that what this step has done leads to a screen, where the next step finds it.

        Raises:
            Broken: it leads to another one.
        """
        self._arrived = self.on(screen)

    @contextmanager
    def sentence(self, words: str) -> Iterator[None]:
        """Do what a sentence of the step says; a failure inside is reported as the breach of this sentence.

        Args:
            words: some words of the sentence; where a writer has changed them, the title of the step stands for it.
        """
        before = self.current_sentence
        self.current_sentence = next((each for each in self._sentences() if words in each), before)
        yield
        self.current_sentence = before

    def fail(self, *, expected: str, found: str, hint: str = "") -> Never:
        """Report that the current sentence is broken.

        Args:
            expected: what the sentence promises.
            found: what was there instead.
            hint: what to look at.

        Raises:
            Broken: always.
        """
        raise Broken(expected=expected, found=found, hint=hint)

    def scrolling_box(self, inside: Locator) -> ScrollingBox:
        """Return the box that scrolls around an element, by the gesture that the caller of the walk has chosen."""
        return ScrollingBox(self.page, inside, self._gesture)

    def choose_password(self) -> str:
        """Return the new password of the person; one that the walk made is written down before it is used."""
        if self.target.made_password:
            keep_secrets(self.target, self.folder)
        return self.person.new_password

    def mark_mailbox(self) -> None:
        """Make the next message to wait for one that comes from now on."""
        self.mail_mark = self.mailbox.mark()

    def wait_for_message(self, *, subject: str | None = None, sender: str | None = None) -> Message:
        """Return the first message to the person after the last mark, and enter it into the record.

        Args:
            subject: words of its subject.
            sender: the address that sent it, or a part of it.

        Raises:
            TimeoutError: none came within `target.mail_timeout` seconds.
            WrongUsage: the target names no e-mail address.
        """
        if not self.person.email:
            raise WrongUsage(words.NO_EMAIL)
        message = self.mailbox.wait_for(
            to=self.person.email,
            subject=subject,
            sender=sender,
            after=self.mail_mark,
            timeout=self.target.mail_timeout,
        )
        self._record(message)
        return message

    @overload
    def open_message(self, message: Message) -> MessagePage: ...

    @overload
    def open_message(self, message: Message, screen: type[M]) -> M: ...

    def open_message(self, message: Message, screen: type[MessagePage] = MessagePage) -> MessagePage:
        """Open a message in the mailbox and return its page object, of a class of the project's own if there is one.

        Raises:
            Broken: the mailbox does not show it.
        """
        return screen.open(self.page, self.mailbox, message, self.target.substitutions, one_tab=self._one_tab)

    def screenshot(self, name: str, around: Locator | None = None) -> None:
        """Take the picture that the procedure shows here, those that a writer added beside it, and check them.

        Args:
            name: the id of the picture, which `@steps.step(…, pictures=…)` names too.
            around: an element: the picture shows the strip of the page around it, and outlines it.

        Raises:
            Broken: the screen does not show what the words before a picture promise.
        """
        assert name in self._named, f"step {self.step.id} does not name its screenshot {name}"
        for picture in self.step.pictures_taken_with(name, self._named):
            if picture.id not in self._taken:
                self._take(picture, around if picture.id == name else None)

    def begin_step(self, step: Step, result: StepResult, named: Container[str] = ()) -> None:
        """Begin a step, and its part of the record; `named` are the pictures that its function takes by name."""
        self.step = step
        self.result = result
        self._named = named
        self.current_sentence = result.title

    def finish(self) -> None:
        """Take the pictures of a step that no function names, and check what it promises after its last picture.

        Raises:
            Broken: a promise is broken.
        """
        left = [picture for picture in self.step.pictures if picture.id not in self._taken]
        forgotten = [picture.id for picture in left if picture.id in self._named]
        assert not forgotten, f"step {self.step.id} takes no screenshot {', '.join(forgotten)}"
        for picture in left:
            self._take(picture)
        self._verify(self.step.promises_by_picture[None])

    def close(self) -> None:
        """Detach from the tab in front, which somebody else keeps."""
        self._camera.put_away()

    def _take(self, picture: Picture, around: Locator | None = None) -> None:
        self._taken.add(picture.id)
        promised = self.step.promises_by_picture[picture.id]
        if not self._pictures:
            self._verify(promised)
            return
        with self._hidden_titles(picture), at_rest(self.page) as still:
            verdict = promises.locate(self.page, promised, self.target.substitutions)
            self._enter(promised, verdict)
            shot = self.screenshots.take(self._camera, still, picture, verdict.places, around)
            self.result.screenshots.append(shot)
        self._raise_first(verdict)

    def _hidden_titles(self, picture: Picture) -> AbstractContextManager[None]:
        if self.film_camera is None:
            return nullcontext()
        return self.film_camera.hidden_during(self.page, self.step, picture.id)

    def _verify(self, promised: tuple[Promise, ...]) -> None:
        verdict = promises.verify(self.page, promised, self.target.substitutions)
        self._enter(promised, verdict)
        self._raise_first(verdict)

    def _enter(self, promised: tuple[Promise, ...], verdict: promises.Verdict) -> None:
        """Enter what became of promises into the record."""
        for promise, result in zip(self.step.promises, self.result.promises, strict=True):
            if promise in promised:
                result.status = "broken" if promise in verdict.broken else "held"

    def _raise_first(self, verdict: promises.Verdict) -> None:
        if verdict.broken:
            self.current_sentence = verdict.broken[0].sentence
            raise promises.breach(self.page, verdict.broken[0])

    def _sentences(self) -> Iterator[str]:
        yield self.step.words
        for block in self.step.blocks:
            if isinstance(block, Text):
                yield from (plain(sentence) for sentence in sentences(block.words))

    def _record(self, message: Message) -> None:
        self.redaction.learn_message(message)
        to = ", ".join(address.address for address in message.to)
        summary = MessageSummary(
            sender=f"{message.sender.name} <{message.sender.address}>", to=to, subject=message.subject
        )
        self.result.messages.append(summary)
