"""The pictures of one walk: taken, filed in its folder, and entered into its record."""

import re
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Locator, Page

from scenarios.camera import Camera
from scenarios.discretion import Discretion
from scenarios.fonts import Fonts
from scenarios.procedure import Picture, Promise
from scenarios.run import SCREENSHOTS, Annotation, Screenshot, structure_of
from scenarios.screen import Place
from scenarios.screenshots import Shot, take
from scenarios.stillness import Still
from scenarios.target import Family


class Album:
    """The pictures of one walk, in the order in which they are taken, and the fonts that they show.

    `folder` is that of the walk; `discretion` knows what must not be told of a real family; `accepted` are the hashes
    of pictures that were accepted before, by their names.
    """

    def __init__(
        self,
        folder: Path,
        family: Family,
        discretion: Discretion | None = None,
        accepted: Mapping[str, str] | None = None,
    ) -> None:
        self.fonts = Fonts()
        self._folder = folder
        self._family = family
        self._discretion = discretion
        self._accepted = accepted or {}
        self._taken = 0

    def take(
        self, camera: Camera, still: Still, picture: Picture, places: Mapping[Promise, Place], around: Locator | None
    ) -> Screenshot:
        """Take a picture of a page at rest, with a number beside each promise, file it and return its entry.

        Raises:
            Broken: the screen does not come to rest, or has no room for a number.
        """
        self._taken += 1
        path = self._folder / SCREENSHOTS / f"{self._taken:02}-{picture.id}.png"
        if self._discretion:
            self._discretion.learn(camera.page)
        accepted = self._accepted.get(picture.id)
        shot = take(camera, still, path, list(places.values()), around, self._discretion, accepted)
        self.fonts.look_through(camera, still.files)
        entry = self._entry(picture, camera.page, still.title, shot, list(places))
        (self._folder / structure_of(entry)).write_text(self._without_passwords(shot.structure), encoding="utf-8")
        return entry

    def _entry(self, picture: Picture, page: Page, title: str, shot: Shot, promises: list[Promise]) -> Screenshot:
        numbered = enumerate(zip(promises, shot.boxes, strict=True), 1)
        return Screenshot(
            id=picture.id,
            file=shot.path.relative_to(self._folder).as_posix(),
            alt=picture.alt,
            caption=picture.caption,
            url=self._address(page),
            title=title,
            sha256=shot.sha256,
            annotations=[Annotation(number=n, text=promise.text, box=box) for n, (promise, box) in numbered],
        )

    def _address(self, page: Page) -> str:
        """Return the address of the page; a real family's may hold a token after its path."""
        return re.sub(r"[?#].*", "", page.url) if self._discretion else page.url

    def _without_passwords(self, words: str) -> str:
        """Cover the family's passwords; the snapshot puts some in quotation marks, and others not."""
        for secret in self._family.passwords:
            words = re.sub(rf"([\"']?){re.escape(secret)}\1", "•" * len(secret), words)
        return words
