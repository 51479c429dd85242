"""What a step works with: the page, the target, the words of the procedure, and the record that it fills."""

import re
from collections.abc import Container, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from playwright.sync_api import Locator, Page

from scenarios.discretion import Discretion
from scenarios.errors import Broken
from scenarios.fonts import Fonts
from scenarios.mailbox import Mailbox, Message
from scenarios.pages.invoice import Bill
from scenarios.pages.mail import Credentials, MailScreen
from scenarios.pages.screen import Screen
from scenarios.pages.terms import Gesture
from scenarios.procedure import Picture, Promise, Step, Text, plain, sentences
from scenarios.recording import keep_secrets
from scenarios.run import SCREENSHOTS, Annotation, MessageSummary, Screenshot, StepResult, structure_of
from scenarios.screen import find, find_any, missing_lines, nearest_line, text_of
from scenarios.screenshots import Shot, take
from scenarios.target import Family, Target

if TYPE_CHECKING:
    from scenarios.camera import Camera

S = TypeVar("S", bound=Screen)


class Walk:
    """A walk through one procedure, as its steps see it.

    `page` is the tab in front; a step that opens another puts it there, or, with `one_tab`, goes on in this one.
    `message` is the last one received, `credentials` what the family noted from it, and `bill` what it noted of an
    invoice. Without `pictures` none is taken; what they show is checked all the same. `discretion` knows what must not
    be told of a real family, `camera` films an invented one.
    """

    message: Message
    credentials: Credentials
    bill: Bill
    camera: "Camera | None" = None

    def __init__(
        self,
        page: Page,
        target: Target,
        folder: Path,
        gesture: Gesture = "wheel",
        *,
        pictures: bool = True,
        one_tab: bool = False,
        discretion: Discretion | None = None,
    ) -> None:
        self.page = page
        self.target = target
        self.folder = folder
        self.gesture = gesture
        self.pictures = pictures
        self.one_tab = one_tab
        self.discretion = discretion
        self.fonts = Fonts()
        self.spoken = ""
        self.shown: set[str] = set()
        self.named: Container[str] = ()
        self.mail_mark: Any = target.invited_after

    @property
    def family(self) -> Family:
        """The family that walks."""
        return self.target.family

    @property
    def mailbox(self) -> Mailbox:
        """Where the family's mail arrives."""
        return self.target.mailbox

    def on(self, screen: type[S]) -> S:
        """Return the screen, once the tab in front shows it.

        Raises:
            Broken: it shows another one.
        """
        return screen(self.page, self.target.stand_ins)

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
        self._raise_first_broken(self._check(self.step.promises_by_picture[None]))

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
        return MailScreen.open(self.page, self.mailbox, self.message, self.target.stand_ins)

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
        elements = self._check(self.step.promises_by_picture[picture.id])
        self.shown.add(picture.id)
        if self.pictures:
            self._take(picture, elements, around)
        self._raise_first_broken(elements)

    def _take(self, picture: Picture, elements: dict[Promise, Locator | None], around: Locator | None) -> None:
        named = {promise: element for promise, element in elements.items() if element}
        path = self.folder / SCREENSHOTS / f"{len(self.shown):02}-{picture.id}.png"
        if self.discretion:
            self.discretion.learn(self.page)
        with self.camera.aside(self.page, self.step, picture.id) if self.camera else nullcontext():
            shot = take(self.page, path, list(named.values()), around, self.discretion)
        self.fonts.look_at(self.page)
        entry = self._entry(picture, shot, list(named))
        (self.folder / structure_of(entry)).write_text(self._without_secrets(shot.structure), encoding="utf-8")
        self.result.screenshots.append(entry)

    def _without_secrets(self, words: str) -> str:
        """Cover the family's passwords; the snapshot puts some in quotation marks, and others not."""
        for secret in self.family.passwords:
            words = re.sub(rf"([\"']?){re.escape(secret)}\1", "•" * len(secret), words)
        return words

    def _sentences(self) -> Iterator[str]:
        yield self.step.words
        for block in self.step.blocks:
            if isinstance(block, Text):
                yield from (plain(sentence) for sentence in sentences(block.words))

    def _check(self, promises: tuple[Promise, ...]) -> dict[Promise, Locator | None]:
        """Set the status of each promise in the record; return the elements that the labels name."""
        elements = {promise: self._find(promise) for promise in promises if promise.kind == "label"}
        lines = [promise for promise in promises if promise.kind == "screen"]
        missing = (
            missing_lines(text_of(self.page), [line.text for line in lines], self.target.stand_ins) if lines else []
        )
        broken = {lines[index] for index in missing} | {label for label, element in elements.items() if element is None}
        for promise, result in zip(self.step.promises, self.result.promises, strict=True):
            if promise in promises:
                result.status = "broken" if promise in broken else "held"
        return elements | dict.fromkeys((line for line in lines if line in broken), None)

    def _find(self, promise: Promise) -> Locator | None:
        look = find if self.pictures else find_any  # where nothing is marked on a picture, any will do
        return look(self.page, promise.text, self.target.stand_ins)

    def _entry(self, picture: Picture, shot: Shot, promises: list[Promise]) -> Screenshot:
        numbered = enumerate(zip(promises, shot.boxes, strict=True), 1)
        return Screenshot(
            id=picture.id,
            file=shot.path.relative_to(self.folder).as_posix(),
            alt=picture.alt,
            caption=picture.caption,
            url=self._address(),
            title=self.page.title(),
            sha256=shot.sha256,
            annotations=[Annotation(number=n, text=promise.text, box=box) for n, (promise, box) in numbered],
        )

    def _address(self) -> str:
        """Return the address of the page; a real family's may hold a token after its path."""
        return re.sub(r"[?#].*", "", self.page.url) if self.discretion else self.page.url

    def _raise_first_broken(self, elements: dict[Promise, Locator | None]) -> None:
        broken = next((promise for promise, element in elements.items() if element is None), None)
        if broken is None:
            return
        self.spoken = broken.sentence
        near = nearest_line(text_of(self.page), broken.text)
        what = f"« {broken.text} »" if broken.kind == "label" else f"la ligne « {broken.text} », à sa place"
        raise Broken(
            expected=f"{what}, sur l’écran « {self.page.title()} »",
            found=f"« {near} »" if near else "rien d’approchant",
            hint=f"Comparez l’écran {self.page.url} avec la ligne {broken.line} de la procédure.",
        )
