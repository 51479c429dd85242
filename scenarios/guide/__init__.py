"""The document for families: pure functions of a procedure and of the record of a walk through it."""

from pathlib import Path

from scenarios.errors import EnvironmentNotReady
from scenarios.guide.document import document
from scenarios.guide.docx import word
from scenarios.guide.html import html
from scenarios.guide.markdown import markdown
from scenarios.guide.pdf import pdf
from scenarios.procedure import Procedure
from scenarios.run import Run

FOLDER = "guide"
STEM = "guide"
FORMATS = ("pdf", "html", "docx", "md")


def write(procedure: Procedure, run: Run, folder: Path) -> list[str]:
    """Write the guide beside the record in `folder`, in every format; return a sentence for each that is left out."""
    guide = folder / FOLDER
    guide.mkdir(exist_ok=True)
    whole = document(procedure, run, folder)
    page = html(whole)
    (guide / f"{STEM}.md").write_text(markdown(whole, guide), encoding="utf-8")
    (guide / f"{STEM}.html").write_text(page, encoding="utf-8")
    (guide / f"{STEM}.docx").write_bytes(word(whole))
    try:
        (guide / f"{STEM}.pdf").write_bytes(pdf(page))
    except EnvironmentNotReady as error:
        return [str(error)]
    return []


def written(folder: Path) -> list[Path]:
    """Return the guides beside the record in `folder`, the one most people want first."""
    paths = (folder / FOLDER / f"{STEM}.{form}" for form in FORMATS)
    return [path for path in paths if path.exists()]
