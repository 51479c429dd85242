"""What a step works with: the page, the target, the words of the procedure, and the record that it fills."""

from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from playwright.sync_api import Locator, Page

from scenarios import promises
from scenarios.album import Album
from scenarios.camera import Camera
from scenarios.device import Device
from scenarios.discretion import Discretion
from scenarios.mailbox import Mailbox, Message
from scenarios.pages.invoice import Bill
from scenarios.pages.mail import Credentials, MailScreen
from scenarios.pages.screen import Screen
from scenarios.pages.terms import Gesture
from scenarios.procedure import Picture, Promise, Step, Text, plain, sentences
from scenarios.recording import keep_secrets
from scenarios.run import MessageSummary, StepResult
from scenarios.stillness import at_rest
from scenarios.target import Family, Target

if TYPE_CHECKING:
    from scenarios.filming.camera import FilmCamera

S = TypeVar("S", bound=Screen)


class Walk:
    """A walk through one procedure, as its steps see it.

    `page` is the tab in front; a step that opens another puts it there, or, with `one_tab`, goes on in this one.
    `message` is the last one received, `mail` its screen, `credentials` what the family noted from it, and `bill` what
    it noted of an invoice. Without `pictures` none is taken; what they show is checked all the same. `discretion` knows
    what must not be told of a real family; an invented one may be filmed, by `film_camera`. `device` is the window,
    where this project has opened it; `accepted` are the hashes of pictures that were accepted before, by their names.
    """

    message: Message
    mail: MailScreen
    credentials: Credentials
    bill: Bill
    film_camera: "FilmCamera | None" = None

    def __init__(
        self,
        page: Page,
        target: Target,
        folder: Path,
        gesture: Gesture = "wheel",
        *,
        pictures: bool = True,
        one_tab: bool = False,
        device: Device | None = None,
        discretion: Discretion | None = None,
        accepted: Mapping[str, str] | None = None,
    ) -> None:
        self._device = device
        self._arrived: Screen | None = None
        self.page = page
        self.target = target
        self.folder = folder
        self.gesture = gesture
        self.pictures = pictures
        self.one_tab = one_tab
        self.discretion = discretion
        self.album = Album(folder, target.family, discretion, accepted)
        self.spoken = ""
        self.shown: set[str] = set()
        self.named: Container[str] = ()
        self.mail_mark: Any = target.invited_after

    @property
    def page(self) -> Page:
        """The tab in front."""
        return self._camera.page

    @page.setter
    def page(self, page: Page) -> None:
        self._camera = Camera(page, self._device)

    @property
    def family(self) -> Family:
        """The family that walks."""
        return self.target.family

    @property
    def mailbox(self) -> Mailbox:
        """Where the family's mail arrives."""
        return self.target.mailbox

    def on(self, screen: type[S]) -> S:
        """Return the screen, once the tab in front shows it; the one that the step before led to has been seen.

        Raises:
            Broken: it shows another one.
        """
        arrived, self._arrived = self._arrived, None
        return arrived if isinstance(arrived, screen) else screen(self.page, self.target.stand_ins)

    def arrive_on(self, screen: type[Screen]) -> None:
        """See that what a step has done leads to a screen, where the next step finds it.

        Raises:
            Broken: it leads to another one.
        """
        self._arrived = self.on(screen)

    def turn_to(self, step: Step, result: StepResult, named: Container[str] = ()) -> None:
        """Turn to a step, and to its part of the record; `named` are the pictures that its code takes by name."""
        self.step = step
        self.result = result
        self.named = named
        self.spoken = result.title

    def finish(self) -> None:
        """Take the pictures of a step whose code takes none, and check what it promises after its last picture.

        Raises:
            Broken: a promise is not kept.
        """
        left = [picture for picture in self.step.pictures if picture.id not in self.shown]
        forgotten = [picture.id for picture in left if picture.id in self.named]
        assert not forgotten, f"step {self.step.id} takes no screenshot {', '.join(forgotten)}"
        for picture in left:
            self._show(picture)
        self._raise_first(self._check(self.step.promises_by_picture[None]))

    def close(self) -> None:
        """Leave the tab in front to those who keep it."""
        self._camera.put_away()

    @contextmanager
    def sentence(self, words: str) -> Iterator[None]:
        """Do what a sentence of the step says; a failure inside is told as the breach of this sentence.

        The sentence is named by some of its words; where a writer has changed them, the step's title stands for it.
        """
        before = self.spoken
        self.spoken = next((said for said in self._sentences() if words in said), before)
        yield
        self.spoken = before

    def mark_mailbox(self) -> None:
        """Say that the next message to wait for comes from now on."""
        self.mail_mark = self.mailbox.mark()

    def await_message(self) -> None:
        """Wait for the first message to the family after the mark in its mailbox, and keep it."""
        patience = self.target.mail_patience
        self.receive(self.mailbox.wait_for(to=self.family.email, after=self.mail_mark, timeout=patience))

    def open_message(self) -> MailScreen:
        """Open the last message that came, in the mailbox."""
        self.mail = MailScreen.open(self.page, self.mailbox, self.message, self.target.stand_ins)
        return self.mail

    def chosen_password(self) -> str:
        """The password that the family chooses here; one that the walk made is written down before it is used."""
        if self.target.made_password:
            keep_secrets(self.target, self.folder)
        return self.family.new_password

    def receive(self, message: Message) -> None:
        """Keep a message that arrived, and enter it into the record."""
        self.message = message
        if self.discretion:
            self.discretion.meet(message)
        to = ", ".join(address.address for address in message.to)
        summary = MessageSummary(
            sender=f"{message.sender.name} <{message.sender.address}>", to=to, subject=message.subject
        )
        self.result.messages.append(summary)

    def screenshot(self, picture_id: str, around: Locator | None = None) -> None:
        """Take the picture that the procedure shows here, those that a writer added beside it, and check them.

        Raises:
            Broken: the screen does not show what the words before a picture promise.
        """
        assert picture_id in self.named, f"step {self.step.id} does not name its screenshot {picture_id}"
        for picture in self.step.pictures_taken_with(picture_id, self.named):
            if picture.id not in self.shown:
                self._show(picture, around if picture.id == picture_id else None)

    def _show(self, picture: Picture, around: Locator | None = None) -> None:
        self.shown.add(picture.id)
        promised = self.step.promises_by_picture[picture.id]
        if self.pictures:
            with self.film_camera.aside(self.page, self.step, picture.id) if self.film_camera else nullcontext():
                broken = self._photograph(picture, promised, around)
        else:
            broken = self._check(promised)
        self._raise_first(broken)

    def _photograph(self, picture: Picture, promised: tuple[Promise, ...], around: Locator | None) -> list[Promise]:
        """Take the picture, and number on it what the promises name; return those that are broken."""
        with at_rest(self.page) as still:
            places = promises.places(self.page, promised, self.target.stand_ins)
            broken = self._judge(promised, places)
            self.result.screenshots.append(self.album.take(self._camera, still, picture, places, around))
        return broken

    def _sentences(self) -> Iterator[str]:
        yield self.step.words
        for block in self.step.blocks:
            if isinstance(block, Text):
                yield from (plain(sentence) for sentence in sentences(block.words))

    def _check(self, promised: tuple[Promise, ...]) -> list[Promise]:
        """Look for what is promised, and return what is broken."""
        return self._judge(promised, promises.labels_shown(self.page, promised, self.target.stand_ins))

    def _judge(self, promised: tuple[Promise, ...], found: Container[Promise]) -> list[Promise]:
        """Set the status of each promise in the record, once its labels were looked for; return those broken."""
        broken = promises.broken(self.page, promised, found, self.target.stand_ins)
        for promise, result in zip(self.step.promises, self.result.promises, strict=True):
            if promise in promised:
                result.status = "broken" if promise in broken else "held"
        return broken

    def _raise_first(self, broken: list[Promise]) -> None:
        if broken:
            self.spoken = broken[0].sentence
            raise promises.breach(self.page, broken[0])
