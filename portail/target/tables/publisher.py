"""Who hands out the documents: the table `[document]` of `portail.toml`, and of a target."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from unicodedata import category
from urllib.parse import urlsplit

import msgspec

from portail.contrast import contrast
from portail.files.toml_table import Words
from portail.target.tables import font_files, logo_files
from portail.target.tables.font_files import FontFile
from portail.wording import project as words
from portail.wording.files import Refusal

WHITE = "#ffffff"
ENOUGH_CONTRAST = 4.5
"""What WCAG 2.2 asks for of text (1.4.3): the colour stands behind white, and on it."""
LOGOS = (".svg", ".png")
SAID = ("name", "address", "telephone", "hours", "contact", "version", "booklet")
"""What is printed as it is written."""
LONGEST_LINK = 1000
"""More characters make a QR code that no telephone reads from paper."""

Format = Literal[
    "pdf", "large-print.pdf", "a5.pdf", "leaflet.pdf", "html", "docx", "odt", "epub", "md", "conformance.html"
]
USUAL_FORMATS: tuple[Format, ...] = ("pdf", "html", "docx", "odt", "epub", "md", "conformance.html")
Key = Literal["logo", "odt", "page", "word"]


class Publisher(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Who hands out the documents, and what each of them says of it.

    Attributes:
        name: whose documents they are.
        logo: a picture (SVG or PNG), which stands above the title.
        colour: of titles and numbers, as `#14507d`.
        fonts: the files of a font (`.ttf`, `.otf`, `.woff`, `.woff2`), in which the documents are set.
        address: where to go.
        telephone: where to call.
        hours: when somebody is there.
        contact: an e-mail address, or the address of a page.
        link: the address to which a QR code leads, as that of the portal.
        date: of the document.
        version: of the document.
        contents: whether the steps are listed below the title.
        cover: whether what is printed has a cover.
        booklet: the title of one that holds the guides of all procedures that are walked together.
        formats: those in which the guide is made, beside what installed packages add; none: there is no guide.
        page: a Jinja template that extends `portail/guide.html`, for HTML and PDF.
        word: a Word file (`.docx`, `.dotx`), whose styles, header and footer the one of the guide gets.
        odt: the same for OpenDocument (`.odt`, `.ott`).
    """

    name: Words | None = None
    logo: Words | None = None
    colour: Words | None = None
    fonts: tuple[Words, ...] = ()
    address: Words | None = None
    telephone: Words | None = None
    hours: Words | None = None
    contact: Words | None = None
    link: Words | None = None
    date: datetime.date | None = None
    version: Words | None = None
    contents: bool = False
    cover: bool = False
    booklet: Words | None = None
    formats: tuple[Format, ...] = USUAL_FORMATS
    page: Words | None = None
    word: Words | None = None
    odt: Words | None = None

    @property
    def can_be_reached(self) -> bool:
        """Whether it says where to ask for help."""
        return any((self.address, self.telephone, self.hours, self.contact, self.link))

    @property
    def font_files(self) -> list[FontFile]:
        """The font in which its documents are set, in each weight and style that it has; none: the engine's own.

        Raises:
            EnvironmentNotReady: the extra `guide` is missing.
        """
        return [font_files.read(Path(path)) for path in self.fonts]

    @property
    def typeface(self) -> str | None:
        """What the font is called in which its documents are set; `None`: the engine chooses.

        Raises:
            EnvironmentNotReady: the extra `guide` is missing.
        """
        return self.font_files[0].typeface if self.fonts else None

    @property
    def letters(self) -> frozenset[int]:
        """The characters that its font has in each of its files; none where it has no font.

        Raises:
            EnvironmentNotReady: the extra `guide` is missing.
        """
        files = [font.letters for font in self.font_files]
        return frozenset.intersection(*files) if files else frozenset()

    def below(self, folder: Path) -> "Publisher":
        """Return it with its paths, which are written relative to this folder."""
        paths = {key: str(folder / path) for key, path in self._files()}
        return msgspec.structs.replace(self, **paths, fonts=tuple(str(folder / path) for path in self.fonts))

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
            elif key == "logo" and path.lower().endswith(LOGOS):
                yield from (("logo", refusal) for refusal in logo_files.mistakes(path, folder))
        if self.link and not _leads_somewhere(self.link):
            yield "link", words.not_a_link(self.link)
        yield from ((key, words.unprintable(key)) for key in SAID if _is_unprintable(getattr(self, key) or ""))
        yield from (("fonts", refusal) for refusal in self._mistakes_of_fonts(folder))

    def _mistakes_of_fonts(self, folder: Path) -> Iterator[Refusal]:
        absent = [path for path in self.fonts if not (folder / path).is_file()]
        yield from (words.no_such_file("fonts", path) for path in absent)
        if not absent:
            yield from font_files.mistakes([folder / path for path in self.fonts])

    def _files(self) -> Iterator[tuple[Key, str]]:
        files: dict[Key, str | None] = {"logo": self.logo, "odt": self.odt, "page": self.page, "word": self.word}
        yield from ((key, path) for key, path in files.items() if path)


def _leads_somewhere(link: str) -> bool:
    try:
        address = urlsplit(link)
        named = bool(address.hostname)
    except ValueError:
        return False
    is_plain = not any(letter.isspace() or _is_unprintable(letter) for letter in link)
    return address.scheme in ("http", "https") and named and is_plain and len(link) <= LONGEST_LINK


def _is_unprintable(text: str) -> bool:
    return any(category(letter) == "Cc" and letter not in "\n\t" for letter in text)


NOBODY = Publisher()
"""Of a project that does not say who hands out its documents."""
