"""What is written of drifts: a page for people, a summary in Markdown, annotations for CI systems."""

import base64
import hashlib
import io
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from scenarios.drift import pixels, reference
from scenarios.drift.finding import LAYERS, Finding
from scenarios.procedure import Procedure
from scenarios.run import Run

FOLDER = "drift"
PAGE, SUMMARY, GITLAB = "drift.html", "drift.md", "gl-code-quality-report.json"

templates = Environment(
    loader=PackageLoader("scenarios.drift"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def write(procedure: Procedure, run: Run, folder: Path, findings: Sequence[Finding], note: str) -> Path:
    """Write page, summary and GitLab report beside the record in `folder`; return the page's path."""
    home = folder / FOLDER
    home.mkdir(exist_ok=True)
    (home / SUMMARY).write_text(summary(procedure, findings, note), encoding="utf-8")
    (home / GITLAB).write_bytes(gitlab(procedure, findings))
    page = home / PAGE
    page.write_text(html(procedure, run, folder, findings, note), encoding="utf-8")
    return page


def summary(procedure: Procedure, findings: Sequence[Finding], note: str) -> str:
    """Return the drifts as Markdown, for a merge request or a job summary."""
    rows = "\n".join(f"| {LAYERS[f.layer]} | {f.picture or '–'} | {f.line} | {f.words} |" for f in findings)
    table = (
        f"| couche | écran | ligne | dérive |\n| --- | --- | --- | --- |\n{rows}\n" if findings else "Aucune dérive.\n"
    )
    return f"# Dérives de « {procedure.title} »\n\n{note}\n\n{table}"


def github(procedure: Procedure, findings: Sequence[Finding]) -> list[str]:
    """Return a GitHub annotation for each drift, at the line of the procedure file that it contradicts."""
    file = Path(os.path.relpath(procedure.path)).as_posix()
    return [f"::error file={file},line={f.line},title={_title(f)}::{f.words.replace('%', '%25')}" for f in findings]


def gitlab(procedure: Procedure, findings: Sequence[Finding]) -> bytes:
    """Return the drifts in the form of GitLab's code quality report."""
    file = Path(os.path.relpath(procedure.path)).as_posix()
    entries = [
        {
            "description": f"{_title(f)} : {f.words}",
            "check_name": f"drift-{f.layer}",
            "fingerprint": hashlib.sha256(f"{file}{f.layer}{f.picture}{f.words}".encode()).hexdigest(),
            "severity": "major",
            "location": {"path": file, "lines": {"begin": f.line}},
        }
        for f in findings
    ]
    return msgspec.json.format(msgspec.json.encode(entries), indent=2) + b"\n"


def html(procedure: Procedure, run: Run, folder: Path, findings: Sequence[Finding], note: str) -> str:
    """Return one page with every drift, and the changed screens: before, after, and what differs."""
    accepted = {shot.id: shot for shot in reference.read(procedure).screenshots}
    shown = {shot.id: shot for step in run.steps for shot in step.screenshots}
    changed = [picture for picture in procedure.pictures() if picture.id in {f.picture for f in findings}]
    screens = [
        (picture, reference.shelf(procedure) / accepted[picture.id].file, folder / shown[picture.id].file)
        for picture in changed
    ]
    page = templates.get_template("drift.html")
    return page.render(procedure=procedure, findings=findings, screens=screens, layers=LAYERS, note=note, **PICTURES)


def _title(finding: Finding) -> str:
    return f"Dérive ({LAYERS[finding.layer]})"


def _data(picture: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}"


def _file(path: Path) -> str:
    return _data(path.read_bytes())


def _difference(old: Path, new: Path) -> str:
    written = io.BytesIO()
    pixels.difference(old, new).save(written, "PNG")
    return _data(written.getvalue())


PICTURES = {"file": _file, "difference": _difference}
