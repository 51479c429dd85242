"""The report for people: one self-contained page with the pictures, and an index of everything in the output folder."""

import base64
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from portail.output.reports.history import Session, key_of, unstable
from portail.output.reports.languages import languages_of, side_by_side
from portail.run_record.repetitions import repetitions_of
from portail.run_record.results import TestResult, WalkResult
from portail.run_record.run import StepResult, failure_picture
from portail.run_record.summary import failure_paragraph, verdict
from portail.wording import LANG
from portail.wording import reports as words
from portail.wording.typography import is_right_to_left

templates = Environment(
    loader=PackageLoader("portail.output.reports"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
templates.globals.update(lang=LANG, words=words, failure_paragraph=failure_paragraph, verdict=verdict)


def html(results: Sequence[TestResult], sessions: Sequence[Session] = ()) -> str:
    """Return the report: verdicts, steps, promises, pictures, messages, why a step failed, which steps are unstable.

    `sessions` are the last ones, these results included.
    """
    return templates.get_template("report.html").render(
        results=results,
        picture=_picture,
        failure=_failure,
        sessions=sessions,
        unstable=unstable(sessions),
        key=key_of,
        repetitions=repetitions_of(walk for result in results if result.of_procedure for walk in result.walks),
    )


def _picture(walk: WalkResult, file: str) -> str:
    data = base64.b64encode((walk.folder / file).read_bytes()).decode()
    return f"data:image/png;base64,{data}"


def _failure(walk: WalkResult, step: StepResult) -> str | None:
    file = failure_picture(step.id)
    return _picture(walk, file) if (walk.folder / file).exists() else None


def index(results: Sequence[TestResult], output: Path) -> str:
    """Return the page that leads to everything in the output folder; of a matrix, it shows all pictures side by side.

    Walks of one procedure on several devices stand together.
    """
    procedures: dict[str, list[WalkResult]] = {}
    for walk in (walk for result in results for walk in result.walks):
        procedures.setdefault(walk.run.procedure, []).append(walk)
    guides = side_by_side((walk for result in results for walk in result.walks), lambda walk: bool(_guides(walk)))
    return templates.get_template("index.html").render(
        procedures=procedures,
        guides=guides,
        languages=languages_of(guides),
        guides_of=_guides,
        direction=lambda lang: "rtl" if is_right_to_left(lang) else "ltr",
        files=_files,
        names={**GUIDES, **FILES},
        place=lambda path: path.relative_to(output).as_posix(),
    )


def _guides(walk: WalkResult) -> list[str]:
    """Name the files to hand out that a walk left."""
    return [name for name in _files(walk) if name in words.FORMATS]


def _files(walk: WalkResult) -> list[str]:
    """Name what the walk left; a guide beside a walk that failed is an earlier one's."""
    names = FILES if walk.run.verdict == "failed" else {**GUIDES, **FILES}
    return [name for name in names if (walk.folder / name).exists()]


GUIDES = {
    "guide/guide.pdf": words.GUIDE_PDF,
    "guide/guide.large-print.pdf": words.GUIDE_LARGE_PRINT,
    "guide/guide.html": words.GUIDE_HTML,
    "guide/guide.docx": words.GUIDE_DOCX,
    "guide/guide.odt": words.GUIDE_ODT,
    "guide/guide.epub": words.GUIDE_EPUB,
    "guide/guide.md": words.GUIDE_MARKDOWN,
    "guide/guide.mp4": words.FILM_MP4,
    "guide/guide.webp": words.FILM_WEBP,
    "guide/guide.gif": words.FILM_GIF,
    "guide/conformance.html": words.GUIDE_CONFORMANCE,
}
FILES = {
    "run.json": words.RECORD,
    "trace.zip": words.TRACE,
    "failure.txt": words.FAILURE_TEXT,
}
