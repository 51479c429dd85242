"""Who hands out the documents: the table `[document]` of `portail.toml`, and of a target."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from portail.contrast import contrast
from portail.files.toml_table import Words
from portail.wording import project as words
from portail.wording.files import Refusal

WHITE = "#ffffff"
ENOUGH_CONTRAST = 4.5
"""What WCAG 2.2 asks for of text (1.4.3): the colour stands behind white, and on it."""
LOGOS = (".svg", ".png")

Format = Literal["pdf", "large-print.pdf", "html", "docx", "odt", "epub", "md", "conformance.html"]
USUAL_FORMATS: tuple[Format, ...] = ("pdf", "html", "docx", "odt", "epub", "md", "conformance.html")
Key = Literal["logo", "odt", "page", "word"]


class Publisher(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Who hands out the documents, and what each of them says of it.

    Attributes:
        name: whose documents they are.
        logo: a picture (SVG or PNG), which stands above the title.
        colour: of titles and numbers, as `#14507d`.
        address: where to go.
        telephone: where to call.
        hours: when somebody is there.
        contact: an e-mail address, or the address of a page.
        link: the address to which a QR code leads, as that of the portal.
        date: of the document.
        version: of the document.
        contents: whether the steps are listed below the title.
        cover: whether what is printed has a cover.
        formats: those in which the guide is made, beside what installed packages add; none: there is no guide.
        page: a Jinja template that extends `portail/guide.html`, for HTML and PDF.
        word: a Word file (`.docx`, `.dotx`), whose styles, header and footer the one of the guide gets.
        odt: the same for OpenDocument (`.odt`, `.ott`).
    """

    name: Words | None = None
    logo: Words | None = None
    colour: Words | None = None
    address: Words | None = None
    telephone: Words | None = None
    hours: Words | None = None
    contact: Words | None = None
    link: Words | None = None
    date: datetime.date | None = None
    version: Words | None = None
    contents: bool = False
    cover: bool = False
    formats: tuple[Format, ...] = USUAL_FORMATS
    page: Words | None = None
    word: Words | None = None
    odt: Words | None = None

    @property
    def can_be_reached(self) -> bool:
        """Whether it says where to ask for help."""
        return any((self.address, self.telephone, self.hours, self.contact, self.link))

    def below(self, folder: Path) -> "Publisher":
        """Return it with its paths, which are written relative to this folder."""
        paths = {key: str(folder / path) for key, path in self._files()}
        return msgspec.structs.replace(self, **paths)

    def but(self, other: "Publisher") -> "Publisher":
        """Return it with what another one says besides or instead."""
        said = {key: value for key, value in msgspec.structs.asdict(other).items() if value != getattr(NOBODY, key)}
        return msgspec.structs.replace(self, **said)

    def mistakes(self, folder: Path) -> Iterator[tuple[str, Refusal]]:
        """Yield each key that cannot be used, and why; its paths are relative to this folder."""
        if self.colour:
            found = contrast(self.colour, WHITE)
            if found is None:
                yield "colour", words.not_a_colour(self.colour)
            elif found < ENOUGH_CONTRAST:
                yield "colour", words.too_pale(self.colour, found, ENOUGH_CONTRAST)
        if self.logo and not self.logo.lower().endswith(LOGOS):
            yield "logo", words.not_a_logo(self.logo)
        for key, path in self._files():
            if not (folder / path).is_file():
                yield key, words.no_such_file(key, path)

    def _files(self) -> Iterator[tuple[Key, str]]:
        files: dict[Key, str | None] = {"logo": self.logo, "odt": self.odt, "page": self.page, "word": self.word}
        yield from ((key, path) for key, path in files.items() if path)


NOBODY = Publisher()
"""Of a project that does not say who hands out its documents."""
