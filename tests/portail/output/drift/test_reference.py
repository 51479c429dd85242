"""The reference of a procedure says which renderer it was seen with."""

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from portail.browser.device import DEVICES
from portail.errors import WrongUsage
from portail.output.drift import Reference, accepted_pictures, check_apart, folder_of, read, variant_of
from portail.procedure import parser
from portail.procedure.procedure import Procedure
from portail.run_record.run import BrowserSummary, Font, Run, Size
from tests import projects
from tests.portail.runs import failed_step, passed_step, run_with

SANS, SERIF = Font(name="DejaVu Sans", sha256="1" * 64), Font(name="DejaVu Serif", sha256="2" * 64)


def probed(run: Run, **drawn: str) -> Run:
    """Return the walk in a browser that draws the probe page, and each of these fonts, as these hashes say."""
    probe = {name.replace("page", ""): digest for name, digest in drawn.items()}
    return msgspec.structs.replace(run, manifest=msgspec.structs.replace(run.manifest, probe=probe))


def reference_of(run: Run) -> Reference:
    return Reference(browser=run.browser, manifest=run.manifest, words=[], screenshots=[])


def test_a_browser_of_another_version_with_other_flags_and_fonts_that_draws_alike_is_the_same_renderer() -> None:
    before = probed(run_with(passed_step()), page="1", serif="2")
    manifest = msgspec.structs.replace(before.manifest, flags=["--new"], fonts=[SANS, SERIF])
    after = msgspec.structs.replace(before, browser=BrowserSummary(name="chromium", version="999"), manifest=manifest)

    assert reference_of(before).is_of_the_renderer_of(after)


@pytest.mark.parametrize(
    "drawn", [{"page": "9", "serif": "2"}, {"page": "1", "serif": "9"}, {"serif": "2"}, {"page": ""}]
)
def test_a_browser_that_draws_otherwise_or_was_not_asked_is_another_renderer(drawn: dict[str, str]) -> None:
    before = probed(run_with(passed_step()), page="1", serif="2")

    assert not reference_of(before).is_of_the_renderer_of(probed(before, **drawn))


def test_another_window_is_another_renderer() -> None:
    before = probed(run_with(passed_step()), page="1")
    narrow = msgspec.structs.replace(before.manifest, viewport=Size(width=390, height=844))

    assert not reference_of(before).is_of_the_renderer_of(msgspec.structs.replace(before, manifest=narrow))


def test_only_a_walk_that_broke_may_have_met_fewer_fonts() -> None:
    whole, broken = run_with(passed_step()), run_with(passed_step(), failed_step())
    accepted = reference_of(probed(whole, page="1", serif="2"))

    assert accepted.is_of_the_renderer_of(probed(broken, page="1"))
    assert not accepted.is_of_the_renderer_of(probed(whole, page="1"))


@pytest.mark.parametrize("name", projects.NAMES)
def test_the_pictures_that_were_accepted_are_those_of_the_reference(name: str) -> None:
    procedure = projects.load(name).procedure

    accepted = accepted_pictures(procedure)

    files = sorted((folder_of(procedure) / "screenshots").glob("*.png"))
    assert sorted(accepted.values()) == sorted(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)
    assert list(accepted) == [picture.id for step in procedure.steps for picture in step.pictures]


def brought(path: Path) -> Procedure:
    """Return the first procedure as a file that a user brings."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return parser.load(Path(shutil.copy(projects.PROCEDURES / "premiere-connexion.md", path)))


@pytest.mark.parametrize("reference", [None, b"{", b"{}", b'{"browser": "\xff"}'])
def test_without_a_reference_that_can_be_read_no_picture_was_accepted(reference: bytes | None, tmp_path: Path) -> None:
    procedure = brought(tmp_path / "essai.md")
    if reference is not None:
        folder_of(procedure).mkdir()
        (folder_of(procedure) / "reference.json").write_bytes(reference)

    assert accepted_pictures(procedure) == {}


@pytest.mark.parametrize("schema", ["", '"schema": 1', '"schema": 3'])
def test_a_reference_of_another_version_is_refused_with_the_remedy(schema: str, tmp_path: Path) -> None:
    procedure = brought(tmp_path / "essai.md")
    folder_of(procedure).mkdir()
    (folder_of(procedure) / "reference.json").write_text(f"{{{schema}}}", encoding="utf-8")

    with pytest.raises(WrongUsage, match=r"est d’une autre version de portail.*guide .*essai\.md --update"):
        read(procedure)


@pytest.mark.parametrize("reference", [b"{", b'{"schema": 2}', b'{"schema": 2, "browser": "\xff"}'])
def test_a_reference_that_is_not_valid_is_named_with_the_remedy(reference: bytes, tmp_path: Path) -> None:
    procedure = brought(tmp_path / "essai.md")
    folder_of(procedure).mkdir()
    (folder_of(procedure) / "reference.json").write_bytes(reference)

    with pytest.raises(WrongUsage, match=r"essai/reference\.json n’est pas une référence valide .*--update"):
        read(procedure)


def test_to_create_the_reference_of_a_file_its_path_from_here_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    one, other = brought(tmp_path / "essai.md"), brought(tmp_path / "mes essais" / "essai.md")

    with pytest.raises(WrongUsage, match=r"n’a pas encore de référence.* « portail guide essai\.md --update »"):
        read(one)
    with pytest.raises(WrongUsage, match=r"Créez-la par « portail guide 'mes essais/essai\.md' --update »"):
        read(other)


@pytest.mark.parametrize(
    ("blocked", "reason"), [("essai", "Not a directory"), ("essai/reference.json", "Is a directory")]
)
def test_a_reference_that_is_there_but_cannot_be_read_is_not_called_missing(
    blocked: str, reason: str, tmp_path: Path
) -> None:
    procedure = brought(tmp_path / "essai.md")
    if blocked == "essai":
        (tmp_path / blocked).write_text("un fichier, pas un dossier", encoding="utf-8")
    else:
        (tmp_path / blocked).mkdir(parents=True)

    with pytest.raises(WrongUsage, match=rf"essai/reference\.json ne peut pas être lu \({reason}\)\. Vérifiez-en"):
        read(procedure)


@pytest.mark.parametrize("place", ["essai", "essai/premiere-connexion", ".", "lien/essai", "autre"])
def test_evidence_may_not_go_where_a_reference_lies(place: str, tmp_path: Path) -> None:
    procedure = brought(tmp_path / "essai.md")
    (tmp_path / "lien").symlink_to(tmp_path)
    (tmp_path / "autre").mkdir()
    (tmp_path / "autre" / "reference.json").touch()

    with pytest.raises(WrongUsage, match=r"effaceraient la référence d’une procédure.*--output"):
        check_apart(procedure, tmp_path / place)


def test_evidence_may_go_beside_a_reference(tmp_path: Path) -> None:
    check_apart(brought(tmp_path / "essai.md"), tmp_path / "premiere-connexion")


@pytest.mark.parametrize(
    ("target", "device", "folder"),
    [
        (None, "desktop", "essai"),
        ("recette", "desktop", "essai@recette"),
        ("cibles/recette.toml", "desktop", "essai@recette"),
        (None, "phone", "essai@phone"),
        ("recette", "phone", "essai@recette+phone"),
    ],
)
def test_each_portal_and_each_window_has_a_reference_of_its_own(
    target: str | None, device: str, folder: str, tmp_path: Path
) -> None:
    procedure = replace(projects.load(projects.FIRST).procedure, path=tmp_path / "essai.md")

    assert folder_of(procedure, variant_of(target, DEVICES[device])) == tmp_path / folder


def test_evidence_may_lie_in_no_reference_of_whatever_portal(tmp_path: Path) -> None:
    procedure = replace(projects.load(projects.FIRST).procedure, path=tmp_path / "essai.md")

    check_apart(procedure, tmp_path / "essai-2" / "x")
    for folder in ("essai", "essai@recette", "essai@recette/screenshots"):
        with pytest.raises(WrongUsage):
            check_apart(procedure, tmp_path / folder)
