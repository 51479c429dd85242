"""Takes the pictures of one walk, files them in its folder, and describes them for its record."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Locator, Page

from portail.capture.camera import Camera
from portail.capture.fonts import Fonts
from portail.capture.normalise import Lasting
from portail.capture.screenshot import Shot, take
from portail.capture.stability import Still, hold, masked
from portail.mailbox.protocol import Message
from portail.privacy.draft import Draft
from portail.privacy.redaction import Redaction
from portail.procedure.procedure import Picture, Promise
from portail.run_record.run import SCREENSHOTS, Callout, Screenshot, structure_of
from portail.screen.elements import Place
from portail.screen.legibility import Cell
from portail.target.tables.still import StillTable
from portail.target.target import Person


class ScreenshotRecorder:
    """Records the pictures of one walk, in the order in which they are taken, and the fonts that they show.

    Args:
        folder: the folder of the walk.
        person: who walks.
        redaction: what must not be shown.
        accepted: the SHA-256 of the pictures that were accepted before, by their names.
        varying: what moves or varies on the screens.
        portal: the address of the portal.
    """

    def __init__(
        self,
        folder: Path,
        person: Person,
        redaction: Redaction,
        accepted: Mapping[str, str] | None = None,
        varying: StillTable | None = None,
        portal: str = "",
    ) -> None:
        self.fonts = Fonts()
        self._folder = folder
        self._person = person
        self._redaction = redaction
        self._accepted = accepted or {}
        self._varying = varying or StillTable()
        self._lasting = Lasting(portal, self._varying.expressions)
        self._taken = 0

    def take(
        self,
        camera: Camera,
        still: Still,
        picture: Picture,
        places: Mapping[Promise, Place],
        around: Locator | None,
        words: Sequence[Cell] = (),
        messages: Sequence[Message] = (),
    ) -> tuple[Screenshot, list[int]]:
        """Take a picture of a page at rest, with a number beside each promise, and file it.

        What the `messages` of the step say in plain text belongs to what a person finds there.

        Returns:
            Its entry, and the indexes of those of the `words` that nobody can read on it.

        Raises:
            Broken: the screen does not come to rest, or has no room for a number.
        """
        self._taken += 1
        path = self._folder / SCREENSHOTS / f"{self._taken:02}-{picture.id}.png"
        self._redaction.learn_page(camera.page)
        accepted = self._accepted.get(picture.id)
        if self._varying.timers:
            hold(camera.page)
        masks = masked(still, self._varying.expressions)
        shot = take(
            camera, still, self._redaction, list(places.values()), around, accepted, words, masks, self._lasting
        )
        self.fonts.look_through(camera, still.files)
        entry = self._entry(path, picture, camera.page, still, shot, list(places))
        draft = Draft(
            path,
            self._folder / structure_of(entry),
            shot.picture,
            self._without_passwords(shot.structure + "".join(self._texts(messages))),
            shot.drawn,
            shot.covered,
            shot.top,
            still.density,
        )
        self._redaction.keep(draft, camera.page)
        return entry, shot.inkless

    def _entry(
        self, path: Path, picture: Picture, page: Page, still: Still, shot: Shot, promises: list[Promise]
    ) -> Screenshot:
        numbered = enumerate(zip(promises, shot.boxes, strict=True), 1)
        return Screenshot(
            id=picture.id,
            file=path.relative_to(self._folder).as_posix(),
            alt=picture.alt,
            caption=picture.caption,
            url=self._redaction.url(page.url),
            title=still.title,
            sha256=shot.sha256,
            missing=[self._redaction.url(each) for each in still.missing],
            annotations=[Callout(number=n, text=promise.text, box=box) for n, (promise, box) in numbered],
            lettering=shot.lettering,
            blocks=shot.blocks,
        )

    def _texts(self, messages: Sequence[Message]) -> Iterator[str]:
        """Yield the lines of the plain text of messages, which a picture of their HTML does not show."""
        for message in messages:
            lines = (self._lasting.words(line) for line in message.text.splitlines())
            yield from (f"- /text: {line}\n" for line in lines if line)

    def _without_passwords(self, words: str) -> str:
        """Cover the passwords of the person; the snapshot puts some in quotation marks, and others not."""
        for secret in self._person.passwords:
            words = re.sub(rf"([\"']?){re.escape(secret)}\1", "•" * len(secret), words)
        return words
