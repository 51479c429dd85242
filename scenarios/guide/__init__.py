"""The document for families: pure functions of a procedure and of the record of a walk through it."""

from collections.abc import Iterator
from pathlib import Path

from scenarios import extras
from scenarios.errors import EnvironmentNotReady
from scenarios.filming import footage
from scenarios.guide.document import Document, document
from scenarios.guide.film import gif, mp4, webp, webvtt
from scenarios.guide.html import html
from scenarios.guide.live import live
from scenarios.guide.markdown import markdown
from scenarios.guide.pdf import pdf
from scenarios.guide.scenes import Scene, scenes
from scenarios.procedure import Procedure
from scenarios.replacing import replace_all
from scenarios.run import Run

FOLDER = "guide"
STEM = "guide"
FORMATS = ("pdf", "html", "docx", "md", "mp4", "webp", "gif", "vtt")


def write(procedure: Procedure, run: Run, folder: Path, *, filmed: bool = False) -> list[str]:
    """Write the guide beside the record in `folder`, in every format; return a sentence for each that is left out.

    An earlier guide goes, in every format, once there is a new one; an error leaves it as it was.

    `filmed`: the film too, which takes longer: of what the camera saw, where the walk was filmed, else of the pictures.
    """
    guide = folder / FOLDER
    guide.mkdir(exist_ok=True)
    whole = document(procedure, run, folder)
    made = {"md": markdown(whole, guide).encode(), "html": html(whole).encode()}
    films = [_film(procedure, whole, folder)] if filmed else []
    left_out = [sentence for parts in (_word(whole), _pdf(whole), *films) if (sentence := _make(parts, made))]
    replace_all({guide / f"{STEM}.{form}": content for form, content in made.items()})
    for earlier in written(folder):
        if earlier.suffix.removeprefix(".") not in made:
            earlier.unlink()
    return left_out


def _word(whole: Document) -> Iterator[tuple[str, bytes]]:
    with extras.needed("guide"):
        from scenarios.guide.docx import word
    yield "docx", word(whole)


def _pdf(whole: Document) -> Iterator[tuple[str, bytes]]:
    yield "pdf", pdf(whole)


def _film(procedure: Procedure, whole: Document, folder: Path) -> Iterator[tuple[str, bytes]]:
    film = _scenes(procedure, whole, folder)
    yield "webp", webp(film)
    yield "gif", gif(film)
    yield "mp4", mp4(film)
    yield "vtt", webvtt(film).encode()


def _scenes(procedure: Procedure, whole: Document, folder: Path) -> list[Scene]:
    filmed = footage.read(folder)
    return live(procedure, whole, filmed, folder) if filmed else scenes(whole)


def _make(parts: Iterator[tuple[str, bytes]], made: dict[str, bytes]) -> str:
    """Add what can be made here; return a sentence where something cannot."""
    try:
        made.update(parts)  # what comes before an error stays
    except EnvironmentNotReady as error:
        return str(error)
    return ""


def written(folder: Path) -> list[Path]:
    """Return the guides beside the record in `folder`, the one most people want first."""
    paths = (folder / FOLDER / f"{STEM}.{form}" for form in FORMATS)
    return [path for path in paths if path.exists()]
