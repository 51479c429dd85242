"""Of a real person a whole walk tells nothing, whatever the person's secrets are, on portals of every make."""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from fake_smtp import FakeSmtp
from portail.output import formats, reports
from portail.project.open_portal import open_portal
from portail.run_record.results import WalkResult, of_procedure
from portail.run_record.run import Run
from portail.target.target_file import load
from portail.walk.options import Trace
from tests import projects
from tests.projects import PROJECT
from tests.walk.conftest import WalkOn
from tests.walk.other_portal.family import Family
from tests.walk.other_portal.portal import saint_aubin
from tests.walk.test_other_portal import TARGET


@dataclass(frozen=True)
class Secrets:
    """What a family has that nobody may read."""

    username: str
    password: str
    token: str
    own_username: str
    own_password: str
    file_number: str

    @property
    def all(self) -> tuple[str, ...]:
        return tuple(vars(self).values())


# Two families whose secrets take the same room on the screen: words of the same letters.
WORDS = Secrets("anneau", "nuance", "glycines", "Ophélie", "étourneau", "SA-2026-0417")
ANAGRAMS = Secrets("uneana", "encuan", "sycgline", "Eohpilé", "uneaurtoé", "SA-2062-7140")


def walk(
    secrets: Secrets, walk_on: WalkOn, folder: Path, monkeypatch: pytest.MonkeyPatch, trace: Trace = "never"
) -> Run:
    """Walk on Saint-Aubin by the family of these secrets."""
    monkeypatch.setenv("PORTAIL_NEW_PASSWORD", secrets.own_password)
    folder.mkdir()
    family = Family("lea@example.org", secrets.username, secrets.password, secrets.file_number)
    described = folder.with_suffix(".toml")
    with FakeSmtp() as mail, saint_aubin(family, mail.smtp_port, secrets.token) as portal:
        text = TARGET.format(portal=portal, mail=mail.url).replace("lea.moreau", secrets.own_username)
        described.write_text(text.replace("SA-2026-0417", secrets.file_number), encoding="utf-8")
        with (
            open_portal(PROJECT, load(described), may_destroy=False) as opened,
            opened.new_tenant() as tenant,
        ):
            run = walk_on(PROJECT.prepare(tenant.new_target(), "invited"), trace=trace, output=folder)
    return run


def write_all(run: Run, folder: Path) -> None:
    """Write all that can be made of a walk."""
    if run.verdict == "passed":
        formats.write(projects.load(projects.FIRST).procedure, run, folder / run.procedure)
    reports.write([of_procedure(WalkResult(run, folder / run.procedure))], folder)


def texts(content: bytes) -> Iterator[str]:
    """Yield the texts of a file; a second reader, which shares nothing with the one that the walk has."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from texts(archive.read(name))
    elif content.startswith(b"%PDF"):
        for page in pypdfium2.PdfDocument(content):
            yield page.get_textpage().get_text_bounded()
    elif not content.startswith(b"\x89PNG"):
        yield content.decode("utf-8", "replace")


def tellers(folder: Path, secrets: Secrets) -> list[tuple[str, str]]:
    """Return the files that tell a secret, and which."""
    return [
        (path.relative_to(folder).as_posix(), secret)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for text in texts(path.read_bytes())
        for secret in secrets.all
        if secret.casefold() in text.casefold() or json.dumps(secret)[1:-1] in text
    ]


def pictures(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("screenshots/*.png"))}


def test_two_families_leave_the_same_pictures_and_no_word_of_their_own(
    walk_on: WalkOn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = walk(WORDS, walk_on, tmp_path / "first", monkeypatch, trace="always")
    write_all(first, tmp_path / "first")  # of the second, it would be made of the same pictures
    second = walk(ANAGRAMS, walk_on, tmp_path / "second", monkeypatch)

    assert [step.error for run in (first, second) for step in run.steps] == [None] * 14
    assert {"run.json", "trace.zip", "guide.pdf", "guide.docx", "report.html"} < {
        path.name for path in (tmp_path / "first").rglob("*")
    }
    assert tellers(tmp_path / "first", WORDS) + tellers(tmp_path / "second", ANAGRAMS) == []
    one, other = pictures(tmp_path / "first"), pictures(tmp_path / "second")
    assert [name for name in one if one[name] != other[name]] == []
    assert len(one) == len(first.screenshots)
