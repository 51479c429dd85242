"""What is written of drifts: a page for people, a summary in Markdown, annotations for CI systems."""

import base64
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from portail.output.drift import comment, reference
from portail.output.drift.compare import Comparison
from portail.output.drift.finding import Finding
from portail.output.drift.screen import pixels
from portail.output.drift.word_diff import as_html, as_markdown
from portail.output.reports import github as commands
from portail.output.reports.attachments import from_here
from portail.procedure.procedure import Picture, Procedure
from portail.run_record.results import Annotation
from portail.run_record.run import DRIFT, Run, Screenshot, failure_picture
from portail.wording import LANG
from portail.wording import drift as words

PAGE, SUMMARY, COMMENT, GITLAB = "drift.html", "drift.md", "merge-request.md", "gl-code-quality-report.json"

templates = Environment(
    loader=PackageLoader("portail.output.drift"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
templates.globals.update(lang=LANG, words=words)
templates.filters.update(marked=as_html)


@dataclass(frozen=True)
class ScreenComparison:
    """A changed screen on the page: its picture before and now, each where there is one."""

    id: str
    caption: str
    alt: str
    old: Path | None
    new: Path | None


def write(procedure: Procedure, run: Run, folder: Path, comparison: Comparison) -> Path:
    """Write page, summary, comment and GitLab report beside the record in `folder`; return the page's path."""
    home = folder / DRIFT
    home.mkdir(exist_ok=True)
    (home / COMMENT).write_text(comment.comment(procedure, comparison), encoding="utf-8")
    (home / SUMMARY).write_text(summary(procedure, comparison), encoding="utf-8")
    (home / GITLAB).write_bytes(gitlab(procedure, comparison))
    page = home / PAGE
    page.write_text(html(procedure, run, folder, comparison), encoding="utf-8")
    return page


def layers(finding: Finding) -> str:
    """Name the layers that see a drift."""
    return words.layers(words.LAYERS[finding.layer], [words.LAYERS[layer] for layer in finding.also])


def note(comparison: Comparison) -> str:
    """Say how the screens were compared, and which were not."""
    return words.note(words.extent(comparison.pinned), comparison.unseen)


def summary(procedure: Procedure, comparison: Comparison) -> str:
    """Return the drifts as Markdown, for a merge request or a job summary."""
    rows = [_row(finding) for finding in comparison.findings]
    head = f"| {' | '.join((words.LAYER, words.SCREEN, words.LINE, words.DRIFT))} |"
    table = [head, "| --- | --- | ---: | --- |", *rows] if rows else [words.NO_DRIFT]
    return (
        "\n".join([f"# {words.heading(procedure.title, comparison.variant)}", "", note(comparison), "", *table]) + "\n"
    )


def github(procedure: Procedure, comparison: Comparison) -> list[str]:
    """Return a GitHub annotation for each drift, at the line of the procedure file that it contradicts."""
    file = from_here(procedure.path)
    found = [
        commands.command(Annotation(file=file, line=f.line, title=_title(f, comparison), message=f.words))
        for f in comparison.findings
    ]
    if not comparison.pinned:
        partial = Annotation(file=file, line=1, title=words.PARTIAL, message=note(comparison))
        found.append(commands.command(partial, "warning"))
    return found


def gitlab(procedure: Procedure, comparison: Comparison) -> bytes:
    """Return the drifts in the form of GitLab's code quality report."""
    file = from_here(procedure.path)
    entries = [
        {
            "description": words.described(_title(f, comparison), f.words),
            "check_name": f"drift-{f.layer}",
            "fingerprint": hashlib.sha256(
                f"{file}{comparison.variant}{f.layer}{','.join(f.pictures)}{f.words}".encode()
            ).hexdigest(),
            "severity": "major",
            "location": {"path": file, "lines": {"begin": f.line}},
        }
        for f in dict.fromkeys(comparison.findings)
    ]
    return msgspec.json.format(msgspec.json.encode(entries), indent=2) + b"\n"


@dataclass(frozen=True)
class Review:
    """What a person is asked to approve: pictures `singly` or all together, and whether the `document` changed too."""

    singly: bool
    document: bool


def html(procedure: Procedure, run: Run, folder: Path, comparison: Comparison, review: Review | None = None) -> str:
    """Return one page with every drift, and the changed screens: before, after, and what differs.

    With a `review` it is a form by which its reader approves them.
    """
    changed = {picture for finding in comparison.findings for picture in finding.pictures}
    screens = [screen for screen in _screens(procedure, run, folder, comparison.variant) if screen.id in changed]
    failure = folder / failure_picture(run.failed_step.id) if run.failed_step else None
    return templates.get_template("drift.html").render(
        procedure=procedure,
        findings=comparison.findings,
        heading=words.heading(procedure.title, comparison.variant),
        note=note(comparison),
        screens=screens,
        failed=run.failed_step if failure and failure.exists() else None,
        failure=failure,
        layers=layers,
        review=review,
        **PICTURES,
    )


def reviewed(procedure: Procedure, comparison: Comparison, files: Sequence[str]) -> str:
    """Return the page that answers a review, with the files that were written."""
    heading = words.heading(procedure.title, comparison.variant)
    return templates.get_template("reviewed.html").render(heading=heading, files=files)


def _screens(procedure: Procedure, run: Run, folder: Path, variant: str) -> list[ScreenComparison]:
    """Return every screen of the document, old and new, in the document's order; those that it lost come last."""
    old = {shot.id: shot for shot in reference.read(procedure, variant).screenshots}
    new = run.screenshots
    home = reference.folder_of(procedure, variant)
    written = {picture.id: picture for picture in procedure.pictures()}
    texts: dict[str, Picture | Screenshot] = {**old, **written}
    return [
        ScreenComparison(
            id=name,
            caption=texts[name].caption,
            alt=texts[name].alt,
            old=home / old[name].file if name in old else None,
            new=folder / new[name].file if name in new else None,
        )
        for name in dict.fromkeys([*written, *old])
    ]


def _row(finding: Finding) -> str:
    said = as_markdown(commands.cell(finding.words))
    cells = (layers(finding), ", ".join(finding.pictures) or "–", str(finding.line), said)
    return f"| {' | '.join(cells)} |"


def _title(finding: Finding, comparison: Comparison) -> str:
    return words.finding_on(words.LAYERS[finding.layer], finding.pictures, comparison.variant)


def _data(picture: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}"


def _file(path: Path) -> str:
    return _data(path.read_bytes())


def _difference(old: Path, new: Path) -> str:
    written = io.BytesIO()
    pixels.difference(old, new).save(written, "PNG")
    return _data(written.getvalue())


PICTURES = {"file": _file, "difference": _difference}
