"""The document for families: pure functions of a procedure and of the record of a walk through it."""

from collections.abc import Callable
from pathlib import Path

from scenarios.errors import EnvironmentNotReady
from scenarios.filming import footage
from scenarios.guide.document import Document, document
from scenarios.guide.docx import word
from scenarios.guide.film import gif, mp4, webp, webvtt
from scenarios.guide.html import html
from scenarios.guide.live import live
from scenarios.guide.markdown import markdown
from scenarios.guide.pdf import pdf
from scenarios.guide.scenes import Scene, scenes
from scenarios.procedure import Procedure
from scenarios.run import Run

FOLDER = "guide"
STEM = "guide"
FORMATS = ("pdf", "html", "docx", "md", "mp4", "webp", "gif", "vtt")


def write(procedure: Procedure, run: Run, folder: Path, *, filmed: bool = False) -> list[str]:
    """Write the guide beside the record in `folder`, in every format; return a sentence for each that is left out.

    An earlier guide goes, in every format, once there is a new one.

    `filmed`: the film too, which takes longer: of what the camera saw, where the walk was filmed, else of the pictures.
    """
    guide = folder / FOLDER
    guide.mkdir(exist_ok=True)
    whole = document(procedure, run, folder)
    for earlier in written(folder):
        earlier.unlink()
    (guide / f"{STEM}.md").write_text(markdown(whole, guide), encoding="utf-8")
    (guide / f"{STEM}.html").write_text(html(whole), encoding="utf-8")
    (guide / f"{STEM}.docx").write_bytes(word(whole))
    films = [lambda: _film(_scenes(procedure, whole, folder), guide)] if filmed else []
    return [sentence for make in (lambda: _pdf(whole, guide), *films) if (sentence := _left_out(make))]


def _pdf(whole: Document, guide: Path) -> None:
    (guide / f"{STEM}.pdf").write_bytes(pdf(whole))


def _scenes(procedure: Procedure, whole: Document, folder: Path) -> list[Scene]:
    filmed = footage.read(folder)
    return live(procedure, whole, filmed, folder) if filmed else scenes(whole)


def _film(film: list[Scene], guide: Path) -> None:
    (guide / f"{STEM}.webp").write_bytes(webp(film))
    (guide / f"{STEM}.gif").write_bytes(gif(film))
    (guide / f"{STEM}.mp4").write_bytes(mp4(film))
    (guide / f"{STEM}.vtt").write_text(webvtt(film), encoding="utf-8")


def _left_out(make: Callable[[], None]) -> str:
    try:
        make()
    except EnvironmentNotReady as error:
        return str(error)
    return ""


def written(folder: Path) -> list[Path]:
    """Return the guides beside the record in `folder`, the one most people want first."""
    paths = (folder / FOLDER / f"{STEM}.{form}" for form in FORMATS)
    return [path for path in paths if path.exists()]
