"""`portail guide` says when document and portal no longer agree, and in which way."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from portail.cli.commands import review
from portail.cli.request import Request
from portail.errors import WrongUsage
from portail.output import drift
from portail.output.drift import report
from portail.output.drift.comment import comment
from portail.procedure import parser
from portail.procedure.procedure import Procedure
from portail.run_record.run import Run
from portail.walk.options import Options
from portail.walk.runner import SilentObserver, walk
from portail.wording.drift import UNPINNED
from scenarios.mock.controlled_portal import ControlledPortal
from tests import projects
from tests.full_disk import files_no_larger_than
from tests.targets import new_target
from tests.walk.test_command_line import portail


@dataclass(frozen=True)
class Walked:
    """A procedure with a reference of its own, and the walk on the sound portal that the reference was made of."""

    procedure: Procedure
    run: Run
    folder: Path

    def rewritten(self, before: str, after: str) -> Procedure:
        """Change the words of the procedure file."""
        text = self.procedure.path.read_text(encoding="utf-8")
        assert before in text
        self.procedure.path.write_text(text.replace(before, after), encoding="utf-8")
        return parser.load(self.procedure.path)

    def line_of(self, words: str) -> int:
        lines = self.procedure.path.read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if words in line)


@pytest.fixture(scope="module")
def first(browser: Browser, mock: ControlledPortal, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    folder = tmp_path_factory.mktemp("first")
    path = folder / "premiere-connexion.md"
    shutil.copy(projects.PROCEDURES / path.name, path)
    procedure = parser.load(path)
    run = walk(
        projects.bind(procedure),
        new_target(mock),
        browser,
        Options(folder / "output", trace="never", probe=drift.probe_page()),
        SilentObserver(),
    )
    drift.renew(procedure, run, folder / "output" / procedure.id)
    return Walked(procedure, run, folder / "output" / procedure.id)


@pytest.fixture
def accepted(first: Walked, tmp_path: Path) -> Walked:
    """A copy of the procedure, its reference and its record, for one test to change."""
    shutil.copytree(first.procedure.path.parent, tmp_path / "first")
    return Walked(parser.load(tmp_path / "first" / first.procedure.path.name), first.run, first.folder)


def places_of(comparison: drift.Comparison) -> list[tuple[str, int, tuple[str, ...]]]:
    return [(finding.layer, finding.line, finding.pictures) for finding in comparison.findings]


def state_of(folder: Path) -> dict[Path, tuple[bytes, int]]:
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def test_the_same_portal_has_not_drifted_and_renews_nothing(accepted: Walked) -> None:
    before = state_of(drift.folder_of(accepted.procedure))

    assert drift.compare(accepted.procedure, accepted.run, accepted.folder) == drift.Comparison((), True, ())
    assert drift.renew(accepted.procedure, accepted.run, accepted.folder) == []
    assert state_of(drift.folder_of(accepted.procedure)) == before


def test_pictures_that_were_accepted_are_taken_again_at_once_and_the_same(
    accepted: Walked, browser: Browser, mock: ControlledPortal, tmp_path: Path
) -> None:
    options = Options(
        tmp_path / "second", accepted=drift.accepted_pictures(accepted.procedure), probe=drift.probe_page()
    )

    run = walk(projects.bind(accepted.procedure), new_target(mock), browser, options, SilentObserver())

    assert {name: shot.sha256 for name, shot in run.screenshots.items()} == options.accepted
    compared = drift.compare(accepted.procedure, run, tmp_path / "second" / accepted.procedure.id)
    assert compared == drift.Comparison((), True, ())


def test_a_broken_walk_is_a_drift_and_the_screens_before_are_compared(
    accepted: Walked, browser: Browser, mock: ControlledPortal, tmp_path: Path
) -> None:
    target = new_target(mock, defects=["validate-renamed"])
    run = walk(
        projects.bind(accepted.procedure),
        target,
        browser,
        Options(tmp_path / "second", trace="never", patience=5, probe=drift.probe_page()),
        SilentObserver(),
    )
    folder = tmp_path / "second" / accepted.procedure.id

    comparison = drift.compare(accepted.procedure, run, folder)

    broken, renamed = comparison.findings
    assert (broken.layer, broken.line, broken.pictures) == ("procedure", accepted.line_of("`VALIDER`"), ())
    assert (renamed.layers, renamed.line) == (("structure", "pixels"), accepted.line_of("`VALIDER`"))
    assert renamed.pictures == ("services",)
    assert comparison.pinned
    assert comparison.unseen == ("terms", "terms-read", "home", "invoices", "payment")
    page = report.write(accepted.procedure, run, folder, comparison).read_text(encoding="utf-8")
    assert page.count("data:image/png") == 4, "old, new, difference, and the screen of the failure"
    assert "L’écran où le parcours s’est arrêté" in page
    assert "écrans terms, terms-read, home, invoices, payment" in (folder / "drift" / "drift.md").read_text("utf-8")


def test_changed_words_are_a_drift_at_their_lines_until_the_reference_is_renewed(accepted: Walked) -> None:
    accepted.rewritten("Bonne navigation", "Bonne visite")
    changed = accepted.rewritten("Je me connecte avec", "Je me connecte grâce à")

    comparison = drift.compare(changed, accepted.run, accepted.folder)

    lines = [accepted.line_of(words) for words in ("grâce à", "Bonne visite")]
    assert places_of(comparison) == [("procedure", line, ()) for line in lines]
    assert [finding.words for finding in comparison.findings] == [
        "passage changé : « Je me connecte [-avec-]{+grâce à+} **les identifiants** qui … »",
        "passage changé : « Bonne [-navigation-]{+visite+} »",
    ]
    assert sorted(path.name for path in drift.renew(changed, accepted.run, accepted.folder)) == [
        "guide.md",
        "reference.json",
    ]
    assert drift.compare(changed, accepted.run, accepted.folder).findings == ()


def test_new_missing_and_renamed_pictures_are_drifts(accepted: Walked) -> None:
    path = drift.folder_of(accepted.procedure) / "reference.json"
    reference = drift.read(accepted.procedure)
    mail, *others = reference.screenshots
    known = [msgspec.structs.replace(mail, caption="Autrement dit"), *others[:-1]]
    gone = msgspec.structs.replace(mail, id="gone")
    path.write_bytes(msgspec.json.encode(msgspec.structs.replace(reference, screenshots=[*known, gone])))

    comparison = drift.compare(accepted.procedure, accepted.run, accepted.folder)

    assert places_of(comparison) == [
        ("procedure", accepted.line_of("screenshot:mail"), ("mail",)),
        ("procedure", accepted.line_of("screenshot:payment"), ("payment",)),
        ("procedure", accepted.line_of("screenshot:invoices"), ("gone",)),
    ]
    page = report.html(accepted.procedure, accepted.run, accepted.folder, comparison)
    assert "La référence n’a pas cette image." in page
    assert "Le parcours n’a pas pris cette image." in page


def test_elsewhere_the_colour_of_a_thing_counts_and_the_comparison_is_said_to_be_partial(
    accepted: Walked,
) -> None:
    name = "J'ACCEPTE LES CONDITIONS GÉNÉRALES D'UTILISATION"
    repaint(drift.folder_of(accepted.procedure) / "screenshots" / "07-terms.png", accepted.run, name)
    manifest = msgspec.structs.replace(accepted.run.manifest, probe={"": "drawn otherwise"})
    elsewhere = msgspec.structs.replace(accepted.run, manifest=manifest)

    comparison = drift.compare(accepted.procedure, elsewhere, accepted.folder)

    assert places_of(comparison) == [("pixels", accepted.line_of("`J'ACCEPTE"), ("terms",))]
    assert comparison.findings[0].words == f"couleur changée : bouton « {name} », #dce1e7 → #d5dae0"
    assert comparison.extent == "partial"
    assert report.note(comparison) == UNPINNED
    assert report.github(accepted.procedure, comparison)[-1].startswith("::warning ")
    assert "Comparaison partielle" in comment(accepted.procedure, comparison)


def test_another_version_of_a_browser_that_draws_alike_is_compared_pixel_by_pixel(accepted: Walked) -> None:
    updated = msgspec.structs.replace(accepted.run, browser=msgspec.structs.replace(accepted.run.browser, version="1"))

    assert drift.compare(accepted.procedure, updated, accepted.folder) == drift.Comparison((), True, ())


def repaint(file: Path, run: Run, name: str) -> None:
    """Give an element another background, by 7 of 255: grey #d5dae0 becomes #dce1e7."""
    notes = [note for step in run.steps for shot in step.screenshots for note in shot.annotations]
    box = next(note.box for note in notes if note.text == name)
    with Image.open(file) as picture:
        picture.load()
    region = (round(box.x), round(box.y), round(box.x + box.width), round(box.y + box.height))
    picture.paste(picture.crop(region).point(lambda value: min(255, value + 7)), region[:2])
    picture.save(file)


def test_a_picture_with_the_same_pixels_in_other_bytes_is_not_written_again(accepted: Walked) -> None:
    home = drift.folder_of(accepted.procedure)
    file = home / "screenshots" / "01-mail.png"
    with Image.open(file) as picture:
        picture.save(file, compress_level=1)
    drift.renew(accepted.procedure, accepted.run, accepted.folder)
    before = state_of(home)

    assert drift.renew(accepted.procedure, accepted.run, accepted.folder) == []
    assert state_of(home) == before
    assert drift.compare(accepted.procedure, accepted.run, accepted.folder).findings == ()


def test_only_what_a_writer_approves_on_the_page_becomes_the_reference(accepted: Walked, page: Page) -> None:
    pictures = drift.folder_of(accepted.procedure) / "screenshots"
    for name in ("07-terms.png", "09-home.png"):
        with Image.open(accepted.folder / "screenshots" / name) as picture:
            picture.convert("RGB").point(lambda value: value // 2).save(pictures / name)
    changed = accepted.rewritten("Bonne navigation", "Bonne visite")
    before = drift.compare(changed, accepted.run, accepted.folder)
    asked = report.Review(singly=drift.may_be_approved_singly(changed, accepted.run), document=True)

    page.set_content(report.html(changed, accepted.run, accepted.folder, before, asked))
    page.get_by_label("J’approuve les mots du document").check()
    page.get_by_label(
        f"J’approuve « {next(each.caption for each in changed.pictures() if each.id == 'home')} »"
    ).check()
    approved = page.evaluate("[...new FormData(document.forms[0]).getAll('approved')]")

    written = drift.renew(changed, accepted.run, accepted.folder, approved=approved)
    assert [path.name for path in written] == ["09-home.png", "guide.md", "reference.json"]
    left = drift.compare(changed, accepted.run, accepted.folder)
    assert {finding.pictures for finding in left.findings} == {("terms",)}


@pytest.mark.parametrize(("approved", "status"), [((), 4), (("terms",), 4), (("terms", drift.DOCUMENT), 0)])
def test_a_review_ends_with_four_as_long_as_something_is_not_approved(
    approved: Sequence[str], status: int, accepted: Walked, monkeypatch: pytest.MonkeyPatch
) -> None:
    repaint(
        drift.folder_of(accepted.procedure) / "screenshots" / "07-terms.png",
        accepted.run,
        "J'ACCEPTE LES CONDITIONS GÉNÉRALES D'UTILISATION",
    )
    changed = accepted.rewritten("Bonne navigation", "Bonne visite")
    request = Request((str(changed.path),), accepted.folder.parent, None)
    monkeypatch.setattr(review, "ask", lambda _, answered, tell: tell("") or answered(frozenset(approved)))

    assert review.review_walk(changed, accepted.run, request) == status


def test_what_was_drawn_otherwise_is_approved_together_or_not_at_all(accepted: Walked) -> None:
    manifest = msgspec.structs.replace(accepted.run.manifest, probe={"": "drawn otherwise"})
    elsewhere = msgspec.structs.replace(accepted.run, manifest=manifest)
    comparison = drift.compare(accepted.procedure, elsewhere, accepted.folder)

    assert not drift.may_be_approved_singly(accepted.procedure, elsewhere)
    asked = report.Review(singly=False, document=False)
    page = report.html(accepted.procedure, elsewhere, accepted.folder, comparison, asked)
    assert page.count('name="approved"') == 1


def test_annotations_stand_at_the_lines_of_the_procedure_and_bear_any_words(accepted: Walked) -> None:
    changed = accepted.rewritten("Bonne navigation", "Bonne | navigation à 100 %")
    comparison = drift.compare(changed, accepted.run, accepted.folder)
    line = accepted.line_of("100 %")

    (annotation,) = report.github(changed, comparison)
    (entry,) = json.loads(report.gitlab(changed, comparison))

    file = changed.path.resolve().as_posix()
    words = "passage changé : « Bonne {+|+} navigation {+à 100 %+} »"
    assert annotation == f"::error file={file},line={line},title=Dérive (procédure)::{words.replace('%', '%25')}"
    assert (entry["location"], entry["severity"]) == ({"path": file, "lines": {"begin": line}}, "major")
    assert entry["description"] == f"Dérive (procédure) : {words}"
    row = f"| procédure | – | {line} | passage changé : « Bonne **\\|** navigation **à 100 %** » |"
    assert row in report.summary(changed, comparison).splitlines()


def test_the_check_writes_nothing_into_the_reference_and_ends_with_four_on_a_drift(
    accepted: Walked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    accepted.rewritten("Bonne navigation", "Bonne visite")
    before = state_of(accepted.procedure.path.parent)

    ended = portail("guide", accepted.procedure.path, "--check", cwd=tmp_path)

    assert (ended.returncode, ended.stderr) == (4, "")
    assert state_of(accepted.procedure.path.parent) == before
    line = accepted.line_of("Bonne visite")
    assert f"[procédure] ligne {line} : passage changé" in ended.stdout
    assert f"::error file=first/premiere-connexion.md,line={line}," in ended.stdout
    left = tmp_path / "output" / accepted.procedure.id / "drift"
    assert sorted(path.name for path in left.iterdir()) == [
        "drift.html",
        "drift.md",
        "gl-code-quality-report.json",
        "merge-request.md",
    ]
    assert summary.read_text(encoding="utf-8") == (left / "drift.md").read_text(encoding="utf-8")


def test_the_update_on_a_portal_that_breaks_a_promise_says_which_and_writes_nothing(
    accepted: Walked, tmp_path: Path
) -> None:
    accepted.rewritten("`Vélizy-Villacoublay`", "`Vélizy-Bas`")
    before = state_of(accepted.procedure.path.parent)

    ended = portail("guide", accepted.procedure.path, "--update", cwd=tmp_path)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert state_of(accepted.procedure.path.parent) == before
    summary, why = ended.stderr.splitlines()
    assert summary == "premiere-connexion : le parcours échoue ; la référence reste telle quelle."
    assert why.startswith("  Étape 1 : la phrase « Je consulte ma boîte mail")


def test_a_reference_that_is_missing_or_not_whole_is_refused_with_the_remedy(accepted: Walked) -> None:
    home = drift.folder_of(accepted.procedure)
    (home / "structure" / "01-mail.yaml").unlink()
    with pytest.raises(WrongUsage, match=r"01-mail\.yaml manque à la référence.*--update"):
        drift.read(accepted.procedure)
    shutil.rmtree(home)

    with pytest.raises(WrongUsage, match=r"n’a pas encore de référence.*guide .*premiere-connexion\.md --update"):
        drift.read(accepted.procedure)


@pytest.mark.parametrize("file", ["guide.md", "structure/07-terms.yaml", "screenshots/07-terms.png"])
def test_a_damaged_file_of_the_reference_is_named_and_the_update_mends_it(accepted: Walked, file: str) -> None:
    path = drift.folder_of(accepted.procedure) / file
    path.write_bytes(b"\xff")

    with pytest.raises(WrongUsage, match=rf"{path.name} ne peut pas être lu \(.+\)\. Renouvelez .* par --update"):
        drift.compare(accepted.procedure, accepted.run, accepted.folder)

    assert drift.renew(accepted.procedure, accepted.run, accepted.folder) == [path]
    compared = drift.compare(accepted.procedure, accepted.run, accepted.folder)
    assert compared == drift.Comparison((), True, ())


def test_the_update_mends_a_reference_that_cannot_be_decoded(accepted: Walked) -> None:
    path = drift.folder_of(accepted.procedure) / "reference.json"
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"chromium", b"\xff"))

    assert drift.renew(accepted.procedure, accepted.run, accepted.folder) == [path]
    assert path.read_bytes() == whole


def test_an_update_that_finds_no_place_on_the_disk_leaves_the_old_reference_whole(accepted: Walked) -> None:
    home = drift.folder_of(accepted.procedure)
    changed = accepted.rewritten("Bonne navigation", "Bonne visite")
    for name in ("02-link.png", "07-terms.png"):
        Image.new("RGB", (10, 10)).save(home / "screenshots" / name)
    small, large = ((accepted.folder / "screenshots" / name).stat().st_size for name in ("02-link.png", "07-terms.png"))
    before = state_of(home)

    with files_no_larger_than((small + large) // 2), pytest.raises(OSError, match="File too large"):
        drift.renew(changed, accepted.run, accepted.folder)

    assert state_of(home) == before
    assert [path.name for path in drift.renew(changed, accepted.run, accepted.folder)] == [
        "02-link.png",
        "07-terms.png",
        "guide.md",
        "reference.json",
    ]


def test_no_secret_is_in_the_reference(accepted: Walked) -> None:
    structure = (drift.folder_of(accepted.procedure) / "structure" / "05-credentials.yaml").read_text(encoding="utf-8")

    assert "••••••••••••••••" in structure
