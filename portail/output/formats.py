"""The formats of the guide: each is made of the procedure and the record of a walk, as a pure function."""

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

from portail import extras
from portail.errors import EnvironmentNotReady
from portail.files.atomic import replace_all
from portail.output.conformance.page import JUDGES, page
from portail.output.film.encode import gif, mp4, webp, webvtt
from portail.output.film.live_scenes import live
from portail.output.film.scenes import Scene, scenes
from portail.output.guide.document import Document, document
from portail.output.guide.html import html, lacking_letters
from portail.output.guide.large_print import large_print
from portail.output.guide.markdown import IMAGES, with_images
from portail.output.guide.pdf.writer import leaflet, pdf
from portail.output.guide.print_sizes import A5
from portail.output.guide.zipped.epub import epub
from portail.output.guide.zipped.odt import odt
from portail.privacy.leak_check import without_leaks
from portail.privacy.secrets_filter import SecretsFilter
from portail.procedure.procedure import Procedure
from portail.run_record import video_frames
from portail.run_record.run import Run
from portail.target.tables.publisher import NOBODY, Publisher
from portail.wording import fonts as words

GROUP = "portail.guide_formats"
"""The entry points by which a package adds a format: any name, and a `GuideFormat`."""
FOLDER = "guide"
STEM = "guide"
CONFORMANCE = "conformance.html"
"""The page that says how accessible the files beside it are."""


@dataclass(frozen=True)
class GuideSource:
    """What a guide is made of: the procedure, the record of its walk, the folder of that record, who hands it out."""

    procedure: Procedure
    run: Run
    folder: Path
    publisher: Publisher = NOBODY

    @cached_property
    def document(self) -> Document:
        """What every format says; what is easy to read is so in print too: large, one sentence a line."""
        return large_print(self.usual) if self.procedure.is_easy else self.usual

    @cached_property
    def usual(self) -> Document:
        """The same in the usual print."""
        return document(self.procedure, self.run, self.folder, self.publisher)

    @cached_property
    def in_a5(self) -> Document:
        """The same for pages of A5, whose pictures show as much as can be read there."""
        return document(self.procedure, self.run, self.folder, self.publisher, A5)

    @cached_property
    def film(self) -> list[Scene]:
        """The scenes of the film: of recorded frames, where the walk was filmed, else of the pictures."""
        filmed = video_frames.read(self.folder)
        return live(self.procedure, self.usual, filmed, self.folder) if filmed else scenes(self.usual)


@dataclass(frozen=True)
class GuideFormat:
    """A format of the guide.

    Attributes:
        suffixes: those of its files, without the dot.
        make: returns its files by their suffixes, and what belongs to them by its path, as `images/01.png`;
            raises `EnvironmentNotReady` where this machine cannot make them.
        is_film: whether it is made only where a film is asked for, because it takes longer.
        needs: the modules that are worth importing before it is made.
    """

    suffixes: tuple[str, ...]
    make: Callable[[GuideSource], Mapping[str, bytes]]
    is_film: bool = False
    needs: tuple[str, ...] = ()


def _markdown(source: GuideSource) -> Mapping[str, bytes]:
    text, images = with_images(source.document)
    return {"md": text.encode(), **images}


def _small(suffix: str, make: Callable[[Document], bytes], source: GuideSource) -> Mapping[str, bytes]:
    """Print a guide on A5, but for one that is easy to read: letters that large have no room there."""
    return {} if source.procedure.is_easy else {suffix: make(source.in_a5)}


def _docx(source: GuideSource) -> Mapping[str, bytes]:
    with extras.needed("guide"):
        from portail.output.guide.word.writer import word
    return {"docx": word(source.document)}


_PDF = ("weasyprint", "portail.output.guide.pdf.tags")
BUILT_IN = (
    GuideFormat(("pdf",), lambda source: {"pdf": pdf(source.document)}, needs=_PDF),
    GuideFormat(
        ("large-print.pdf",), lambda source: {"large-print.pdf": pdf(large_print(source.document))}, needs=_PDF
    ),
    GuideFormat(("a5.pdf",), lambda source: _small("a5.pdf", pdf, source), needs=_PDF),
    GuideFormat(("leaflet.pdf",), lambda source: _small("leaflet.pdf", leaflet, source), needs=_PDF),
    GuideFormat(("html",), lambda source: {"html": html(source.document).encode()}),
    GuideFormat(("docx",), _docx, needs=("portail.output.guide.word.writer",)),
    GuideFormat(("odt",), lambda source: {"odt": odt(source.document)}),
    GuideFormat(("epub",), lambda source: {"epub": epub(source.document)}),
    GuideFormat(("md",), _markdown),
    GuideFormat(
        ("mp4", "vtt"), lambda source: {"mp4": mp4(source.film), "vtt": webvtt(source.film).encode()}, is_film=True
    ),
    GuideFormat(("webp",), lambda source: {"webp": webp(source.film)}, is_film=True),
    GuideFormat(("gif",), lambda source: {"gif": gif(source.film)}, is_film=True),
)


def load(suffixes: Iterable[str]) -> None:
    """Import what these formats are made with, ahead of time; what is missing here is reported when they are made."""
    for form in BUILT_IN:
        for module in form.needs if form.suffixes[0] in suffixes else ():
            with suppress(ImportError, OSError):
                import_module(module)


def all_formats() -> list[GuideFormat]:
    """Return the formats of the engine and those of installed packages, the one most people want first."""
    added = sorted(entry_points(group=GROUP), key=lambda each: each.name)
    return [*BUILT_IN, *(each.load() for each in added)]


def wanted(publisher: Publisher, *, filmed: bool = False) -> list[GuideFormat]:
    """Return the formats in which a guide is made: those the publisher names, films as asked, and what is installed."""
    left_out = {form.suffixes for form in BUILT_IN if not form.is_film and form.suffixes[0] not in publisher.formats}
    return [form for form in all_formats() if form.suffixes not in left_out and (filmed or not form.is_film)]


def write(
    procedure: Procedure,
    run: Run,
    folder: Path,
    *,
    publisher: Publisher = NOBODY,
    filmed: bool = False,
    secrets: SecretsFilter | None = None,
) -> list[str]:
    """Write the guide beside the record in `folder`, in each format; return a sentence for each that cannot be made,
    and for letters that the publisher's font lacks.

    An earlier guide goes, in every format, once there is a new one; an error leaves it as it was.

    Args:
        procedure: what was walked.
        run: the record of the walk, which passed.
        folder: the folder of the record.
        publisher: who hands it out.
        filmed: whether the film is made too.
        secrets: what no format may tell.

    Raises:
        Leak: one would; it is not written.
    """
    source, made, left_out = GuideSource(procedure, run, folder, publisher), dict[str, bytes](), list[str]()
    for form in wanted(publisher, filmed=filmed):
        try:
            made.update(form.make(source))
        except EnvironmentNotReady as error:
            left_out.append(str(error))
    if made and (lacking := lacking_letters(source.document)):
        left_out.append(words.guide_lacks_letters(publisher.typeface or "", lacking))
    files = _files(source, made)
    for path in files:
        path.parent.mkdir(exist_ok=True)
    replace_all(without_leaks(files, secrets))
    _remove_earlier(folder, files)
    return left_out


def _files(source: GuideSource, made: Mapping[str, bytes]) -> dict[Path, bytes]:
    """Return the files of a guide that was made in some formats, and the page that judges them."""
    folder = source.folder / FOLDER
    files = {folder / (name if "/" in name else f"{STEM}.{name}"): each for name, each in made.items()}
    if CONFORMANCE in source.publisher.formats and made.keys() & JUDGES.keys():
        files[folder / CONFORMANCE] = page(made, source.document, source.in_a5 if "a5.pdf" in made else None).encode()
    return files


def _remove_earlier(folder: Path, kept: Collection[Path]) -> None:
    """Remove what an earlier guide has left, and folders that are empty then."""
    for earlier in {*written(folder), *(folder / FOLDER / IMAGES).glob("*")} - set(kept):
        earlier.unlink()
    for left in (folder / FOLDER / IMAGES, folder / FOLDER):
        with suppress(OSError):  # it is not there, or not empty
            left.rmdir()


def written(folder: Path) -> list[Path]:
    """Return the guides beside the record in `folder`, the one most people want first."""
    names = [f"{STEM}.{suffix}" for form in all_formats() for suffix in form.suffixes]
    paths = (folder / FOLDER / name for name in (*names, CONFORMANCE))
    return [path for path in paths if path.exists()]
