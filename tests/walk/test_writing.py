"""A writer who knows no Python changes words and pictures; the guide follows."""

import re
import shutil
import signal
from pathlib import Path
from typing import IO

from playwright.sync_api import Browser, Page, expect

from portail.procedure import parser
from portail.procedure.procedure import Procedure
from portail.walk.options import Options
from portail.walk.runner import SilentObserver, walk
from tests import projects
from tests.walk.conftest import NewTarget
from tests.walk.test_command_line import nothing_left_of, own_project_in, portail, started


def copy(folder: Path) -> Path:
    return Path(shutil.copy(projects.PROCEDURES / "premiere-connexion.md", folder / "essai.md"))


def rewrite(path: Path, before: str, after: str) -> Procedure:
    """Save a procedure with other words."""
    rewrite_text(path, before, after)
    return parser.load(path)


def rewrite_text(path: Path, before: str, after: str) -> None:
    """Save the file as editors do: another one is put in its place."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    draft = path.with_suffix(".draft")
    draft.write_text(text.replace(before, after), encoding="utf-8")
    draft.replace(path)


def test_a_writer_adds_and_removes_pictures_without_code(
    browser: Browser, new_target: NewTarget, tmp_path: Path
) -> None:
    path = copy(tmp_path)
    first = '![Les deux cases](screenshot:fields "À remplir")\n\nJ\'enregistre le'
    rewrite(path, "J'enregistre le", first)
    button = 'Puis `ENREGISTRER`\n\n![Le bouton](screenshot:save "Un clic")\n\n## 6.'
    rewrite(path, "## 6.", button)
    removed = next(line for line in path.read_text(encoding="utf-8").splitlines() if "screenshot:link" in line)
    procedure = rewrite(path, removed, "")

    run = walk(
        projects.bind(procedure), new_target(), browser, Options(tmp_path / "output", trace="never"), SilentObserver()
    )

    shots = run.steps[4].screenshots
    assert [shot.id for shot in shots] == ["fields", "credentials", "save"]
    assert {shot.title.partition(" – ")[0] for shot in shots} == {"Je personnalise mon Espace Famille"}
    assert [note.text for note in shots[2].annotations] == ["ENREGISTRER"]
    assert run.steps[1].screenshots == []
    assert run.is_whole
    assert all((tmp_path / "output" / procedure.id / shot.file).exists() for shot in shots)


def test_the_watch_rebuilds_the_guide_shows_it_and_explains_mistakes(page: Page, tmp_path: Path) -> None:
    name = own_project_in(tmp_path)
    path = tmp_path / "procedures" / f"{name}.md"
    guide = tmp_path / "output" / name / "guide" / "guide.md"
    rewrite_text(tmp_path / "portail.toml", '["md"]', '["md", "html"]')
    with started("guide", name, "--watch", cwd=tmp_path) as watching:
        out, err = watching.stdout, watching.stderr
        assert out
        assert err

        address = address_in(out.readline())
        assert out.readline() == f"{name} : nouveau parcours (aucun parcours n’est enregistré).\n"
        assert_rebuilt(out, name)
        page.goto(address)
        shown = page.frame_locator("iframe")
        expect(shown.get_by_text("Une ligne suffit")).to_be_visible()
        rewrite(path, "Une ligne suffit", "Un mot suffit")
        assert_rebuilt(out, name)
        assert "Un mot suffit" in guide.read_text(encoding="utf-8")
        expect(shown.get_by_text("Un mot suffit")).to_be_visible()
        rewrite(path, "Mon écran reste noir", "Mon écran reste gris")
        assert out.readline() == f"{name} : nouveau parcours (ses phrases font autre chose).\n"
        assert_rebuilt(out, name)
        path.write_text(path.read_text(encoding="utf-8").replace("`Envoyer`", "`Envoyer"), encoding="utf-8")
        assert err.readline() == (
            f"{path}, ligne {line_of(path, '`Envoyer')} : une promesse n’est pas fermée. "
            "Mettez un ` avant et un ` après, sur la même ligne.\n"
        )
        expect(page.get_by_role("status")).to_contain_text("une promesse n’est pas fermée")
        expect(shown.get_by_text("Un mot suffit")).to_be_visible()
        path.write_text(path.read_text(encoding="utf-8").replace("`Envoyer", "`Transmettre`"), encoding="utf-8")
        assert out.readline() == (
            f"{name} : nouveau parcours (les promesses de l’étape 2 ont changé : « Transmettre » est nouvelle).\n"
        )
        assert "Attendu : « Transmettre »" in err.readline()
        assert "Un mot suffit" in guide.read_text(encoding="utf-8"), "the last guide that was true stays"

        watching.send_signal(signal.SIGINT)
        rest = watching.communicate(timeout=30)
        assert (watching.returncode, rest) == (0, ("Fin de la veille.\n", ""))
        expect(page.get_by_role("status")).to_contain_text("La veille est finie")
        assert nothing_left_of(watching)


def test_the_watch_goes_on_after_damaged_pictures_and_an_output_that_is_no_folder(tmp_path: Path) -> None:
    name, output = own_project_in(tmp_path), tmp_path / "output"
    path = tmp_path / "procedures" / f"{name}.md"
    with started("guide", name, "--watch", cwd=tmp_path) as watching:
        out, err = watching.stdout, watching.stderr
        assert out
        assert err
        assert "à chaque enregistrement" in out.readline()
        assert "nouveau parcours" in out.readline()
        assert_rebuilt(out, name)

        picture = next((output / name / "screenshots").glob("*.png"))
        picture.write_bytes(picture.read_bytes()[:100])
        rewrite(path, "est à garder", "est à conserver")
        file = picture.relative_to(output / name)
        assert out.readline() == f"{name} : nouveau parcours ({file} n’est plus l’image de ce parcours).\n"
        assert_rebuilt(out, name)

        output.rename(tmp_path / "kept")
        output.write_text("a file")
        rewrite(path, "est à conserver", "est à relire")
        assert "nouveau parcours" in out.readline()
        line = err.readline()
        assert line.startswith(f"{path.name} : "), line
        assert "un fichier y tient la place d’un dossier" in line
        output.unlink()
        (tmp_path / "kept").rename(output)
        rewrite(path, "est à relire", "est à ranger")
        assert_rebuilt(out, name)

        watching.send_signal(signal.SIGINT)
        assert watching.communicate(timeout=30) == ("Fin de la veille.\n", "")
        assert watching.returncode == 0
        assert nothing_left_of(watching)


def test_a_file_that_is_not_there_cannot_be_watched(tmp_path: Path) -> None:
    ended = portail("guide", "absent/essai.md", "--watch", cwd=tmp_path)

    assert (ended.returncode, ended.stderr) == (2, "portail : absent/essai.md n’existe pas. Vérifiez son chemin.\n")


def address_in(line: str) -> str:
    """Return the address of the page on which a watch shows the guide."""
    assert "à chaque enregistrement" in line
    (address,) = re.findall(r"http://127\.0\.0\.1:\d+/\S+/", line)
    return str(address)


def assert_rebuilt(out: IO[str], name: str) -> None:
    line = out.readline()
    assert line.startswith(f"{name} : guide refait en "), line


def line_of(path: Path, words: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)
