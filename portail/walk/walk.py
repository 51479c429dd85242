"""What a step function works with: the page and its screens, the target, the person and the mail."""

import re
from collections.abc import Container, Mapping
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Never, TypeVar, overload

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator, Page

from portail.actions.values import as_shown
from portail.browser.device import Device
from portail.browser.limit import Limit
from portail.capture.camera import Camera
from portail.capture.stability import wait_until_loaded
from portail.errors import Broken, WrongUsage
from portail.mailbox.protocol import Mailbox, Message
from portail.privacy.redaction import Redaction
from portail.procedure.procedure import Step
from portail.run_record.run import StepResult
from portail.screen import user_input
from portail.screen.message_page import MessagePage
from portail.screen.page_object import PageObject
from portail.screen.popups import front_of, go_on
from portail.screen.scrolling.scrolling_box import Gesture, ScrollingBox
from portail.target.target import Person, Target
from portail.walk.current_step import CurrentStep
from portail.walk.options import USUAL_TIMES, Times
from portail.walk.recording.recorder import keep_secrets
from portail.walk.recording.screenshot_recorder import ScreenshotRecorder
from portail.walk.tabs.allowed_origins import AllowedOrigins
from portail.walk.tabs.dismissal import Dismissal
from portail.walk.tabs.traffic import Traffic, origin_of
from portail.wording import causes
from portail.wording import walk as words

if TYPE_CHECKING:
    from portail.capture.film_camera import FilmCamera

WATCHED = 1.2
"""How long a thorough walk looks at each screen, in seconds, whether it keeps what it has shown: as a reader does."""
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
P = TypeVar("P", bound=PageObject)
M = TypeVar("M", bound=MessagePage)


class Walk:
    """A walk through one procedure, as its step functions see it.

    Attributes:
        target: the portal.
        notes: what a step notes for the steps after it, by names of the steps' choice.
        values: what steps need to know beside the person: `[values]` of the target.
        is_thorough: whether the walk also proves what the document says of ways off it: those that lead back, what
            screens keep, and what lasts until a second visit.

    The other attributes and the methods `begin_step`, `begin_revisit`, `clear`, `finish` and `close` are for the
    runner.
    """

    current: CurrentStep  # there is none before the first step has begun
    film_camera: "FilmCamera | None" = None
    limit: Limit | None = None
    message: MessagePage | None = None
    message_origin: str | None = None
    mail_waited = 0.0
    is_before = False
    has_begun = False
    is_revisiting = False

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
        thorough: bool = False,
        thorough_from: str = "",
        accepted: Mapping[str, str] | None = None,
        traffic: Traffic,
        times: Times = USUAL_TIMES,
        dismissal: Dismissal | None = None,
        visited: list[str] | None = None,
    ) -> None:
        self.visits = AllowedOrigins(page, target, [] if visited is None else visited)
        self.dismissal = dismissal or Dismissal(target)
        self._device = device
        self._arrived: PageObject | None = None
        self._one_tab = one_tab
        self._gesture = gesture
        self._pictures = pictures
        self.times = times
        self.is_thorough = thorough and not thorough_from
        self._thorough_from = thorough_from if thorough else None
        self.traffic = traffic
        self.page = page
        self.target = target
        self.folder = folder
        self.redaction = redaction
        self.notes: dict[str, Any] = {}
        self.screenshots = ScreenshotRecorder(folder, target.person, redaction, accepted, target.still, target.base_url)
        self.mail_mark: Any = target.mail_mark

    @property
    def page(self) -> Page:
        """The tab in front: Playwright's page. A step that opens another tab puts it here."""
        return self._camera.page

    @page.setter
    def page(self, page: Page) -> None:
        self._camera = Camera(page, self._device)
        self.visits.watch(page)
        self.dismissal.watch(page)

    @property
    def person(self) -> Person:
        """Who walks."""
        return self.target.person

    @property
    def values(self) -> Mapping[str, str]:
        """What steps need to know beside the person, by name."""
        return self.target.values

    @property
    def mail_timeout(self) -> float:
        """How long a message may take to come, in seconds: as the target says, where the limit of the step allows."""
        return min(self.target.mail_timeout, self.limit.left) if self.limit else self.target.mail_timeout

    @property
    def mailbox(self) -> Mailbox:
        """Where the person's mail arrives."""
        return self.target.mailbox

    def open(self, path: str = "") -> None:
        """Open an address below the target's `base_url`, or a whole one; without a path, the `base_url` itself."""
        below = f"{self.target.base_url.rstrip('/')}/{path.lstrip('/')}" if path else self.target.base_url
        self.page.goto(path if "://" in path else below, wait_until="domcontentloaded")
        wait_until_loaded(self.page)
        self.clear()

    def on(self, screen: type[P]) -> P:
        """Return a page object, once the tab in front shows its screen.

        Raises:
            Broken: the tab shows another screen.
        """
        # The screen that the step before led to has been seen already: it is not waited for twice.
        arrived, self._arrived = self._arrived, None
        self._await_page()
        if self.page.is_closed():  # of itself, once it was done with: the tab from which it was opened is left
            self.page = front_of(self.page)
        self.clear()
        if isinstance(arrived, screen):
            return arrived
        shown = screen(self.page, self.target.substitutions)
        if shown.page != self.page:
            self.page = shown.page
        if shown.passed:
            self.current.enter_passed(shown.passed)
        self.visits.check()
        return shown

    def clear(self) -> None:
        """Make sure that the tab stands where it may, and press away what the portal asks there.

        Raises:
            Elsewhere: it stands at another place.
            Broken: the portal has asked what neither the procedure nor the target speaks of.
        """
        self.visits.check()
        self.dismissal.look(self.page)
        if self.traffic.unasked():
            raise Broken(expected=words.NOTHING_UNASKED, found="", cause="dialog")

    def _await_page(self) -> None:
        """Wait for the page that is being asked for, where a page may take longer than a screen of it."""
        if self.times.page > self.times.act and (asked := self.traffic.page_asked_for()):
            with Limit(self.times.page), suppress(PlaywrightError):  # what does not come is told by who looks for it
                asked.response()

    def arrive_on(self, screen: type[PageObject]) -> None:
        """Check that what this step has done leads to a screen, where the next step finds it.

        Raises:
            Broken: it leads to another one.
        """
        self._arrived = self.on(screen)

    def sentence(self, words: str) -> AbstractContextManager[None]:
        """Do what a sentence of the step says; a failure inside is reported as the breach of this sentence.

        Args:
            words: some words of the sentence; where a writer has changed them, the title of the step stands for it.
        """
        return self.current.at_sentence(words)

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

    def press(self, thing: Locator) -> None:
        """Press a thing as a person does: within reach, nothing over it, enabled; `page` is the tab that opens of it.

        Raises:
            Broken: it cannot be pressed; the text names what is in the way.
        """
        before = self.page.context.pages
        user_input.press(thing)
        if opened := [page for page in self.page.context.pages if page not in before]:
            self.page = opened[-1]

    def turn(self) -> bool:
        """Turn to the newest tab, or leave a page on which there is nothing to do but to go on.

        Returns:
            Whether there was something of the kind to do; what was pressed stands in the record.
        """
        front = front_of(self.page)
        if front != self.page:
            self.page = front
            return True
        name = go_on(self.page)
        self.current.enter_passed([name] if name else [])
        return bool(name)

    def type_into(self, field: Locator, text: str) -> None:
        """Type a text into a field, key by key, in place of what stands there, and check that it stays.

        Raises:
            Broken: the field cannot be reached, does not keep the focus, or does not hold what was typed.
        """
        user_input.type_into(field, text)

    def scrolling_box(self, inside: Locator) -> ScrollingBox:
        """Return the box that scrolls around an element, by the gesture that the caller of the walk has chosen.

        What the step promises of its text is read where it comes into sight on the way.
        """
        self.dismissal.look(self.page)  # a wheel passes by what would hold back a click
        return ScrollingBox(self.page, inside, self._gesture, self.current.passing(self.page))

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
            TimeoutError: none came within `mail_timeout` seconds.
            WrongUsage: the target names no e-mail address, or what it names is none.
        """
        if not self.person.email:
            raise WrongUsage(words.NO_EMAIL)
        if not ADDRESS.fullmatch(self.person.email):
            raise WrongUsage(causes.email_invalid(self.person.email), cause="email-invalid")
        self.mail_waited = self.mail_timeout
        message = self.mailbox.wait_for(
            to=self.person.email,
            subject=subject,
            sender=sender,
            after=self.mail_mark,
            timeout=self.mail_waited,
        )
        if subject is None and sender is None:
            message = self._fitting(message)
        if self.redaction.hides_person:
            self.redaction.learn_message(message, self.mailbox.url_of(message))
        # Who else got it is shown only where everybody is invented.
        self.current.enter_message(message, self.person.email if self.target.kind == "external" else None)
        return message

    def _fitting(self, first: Message) -> Message:
        """Return the message of which the step speaks, among those that have come; one that it does not, waits for it.

        A person who gets a newsletter beside the message that was promised opens the one that was promised.
        """
        deadline = monotonic() + min(self.mail_waited, self.times.act)
        while True:
            arrived = self.mailbox.search(to=self.person.email, after=self.mail_mark)
            best = max([first, *arrived], key=self.current.fitness)
            left = deadline - monotonic()
            if self.current.fits(best) or left <= 0:
                return best
            with suppress(TimeoutError):
                self.mailbox.wait_for(to=self.person.email, after=self.mailbox.mark(), timeout=left)

    @overload
    def open_message(self, message: Message) -> MessagePage: ...

    @overload
    def open_message(self, message: Message, screen: type[M]) -> M: ...

    def open_message(self, message: Message, screen: type[MessagePage] = MessagePage) -> MessagePage:
        """Open a message in the mailbox and return its page object, of a class of the project's own if there is one.

        Raises:
            Broken: the mailbox does not show it.
        """
        self.message_origin = origin_of(self.mailbox.url_of(message))
        self.visits.allow(self.mailbox.url_of(message))
        self.message = screen.open(self.page, self.mailbox, message, self.target.substitutions, one_tab=self._one_tab)
        return self.message

    def screenshot(self, name: str, around: Locator | None = None) -> None:
        """Take the picture that the procedure shows here, those that a writer added beside it, and check them.

        Args:
            name: the id of the picture, which `@steps.step(…, pictures=…)` names too.
            around: an element: the picture shows the strip of the page around it, and outlines it.

        Raises:
            Broken: the screen does not show what the words before a picture promise.
        """
        self.clear()
        self.current.screenshot(self._camera, name, around)

    def begin_step(self, step: Step, result: StepResult, named: Container[str] = ()) -> None:
        """Begin a step, and its part of the record; `named` are the pictures that its function takes by name."""
        self.traffic.begin_step()
        self.is_thorough = self.is_thorough or step.id == self._thorough_from
        self.current = CurrentStep(
            step,
            result,
            named,
            substitutions={**self.target.examples, **as_shown(self.notes, self.values)},
            words=self.target.substitutions,
            screenshots=self.screenshots if self._pictures else None,
            film_camera=self.film_camera,
            patience=self.times.act,
            watched=WATCHED if self.is_thorough and not self.is_revisiting else 0.0,
        )

    def begin_revisit(self, step: Step, result: StepResult) -> None:
        """Begin what a second visit proves of a step that has been walked; no picture is taken of it."""
        self.is_revisiting, self._arrived = True, None
        self.begin_step(step, result)

    def finish(self) -> None:
        """Take the pictures of a step that no function names, and check what it promises after its last picture.

        Raises:
            Broken: a promise is broken.
        """
        self.clear()
        self.current.finish(self._camera)
        self.clear()

    def close(self) -> None:
        """Leave the tabs to those who keep them."""
        self.visits.close()
        self.dismissal.close()
        self._camera.put_away()
