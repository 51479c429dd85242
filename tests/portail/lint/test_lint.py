"""All mistakes of procedures and of `portail.toml` are told without a walk, in the form that is asked for."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from ruamel.yaml import YAML

from portail.cli.main import portail
from portail.errors import WrongUsage
from portail.lint.project import findings
from portail.project.discovery import Projects
from tests import projects
from tests.portail.fonts import regular_and_bold
from tests.portail.lint.test_translations import ORIGINAL
from tests.portail.procedures import HEADER
from tests.portail.project.folders import written

BODY = """
## 1. Je loue {#louer}

Je clique sur Louer.

Je coche `Salle

## 3. Je paie {#payer}

Je double-clique sur `Payer`.
"""


def lint(*arguments: str) -> Result:
    return CliRunner().invoke(portail, ["lint", *arguments])


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a mistake in every file."""
    toml = '[project]\nname = "salles"\n[targets.recette]\nbase_url = "recette"\n[targets.autre]\nurl = "x"\n'
    files = {"portail.toml": toml, "procedures/essai.md": HEADER + BODY, "procedures/README.md": "# rien"}
    monkeypatch.chdir(written(tmp_path, files))
    return tmp_path


@pytest.mark.usefixtures("project")
def test_all_mistakes_of_a_project_are_told_each_on_its_line() -> None:
    told = lint()

    assert told.exit_code == 2
    places = re.findall(r"^(\S+), ligne (\d+) : ", told.output, re.MULTILINE)
    assert places == [
        *[("portail.toml", line) for line in ("4", "5", "6")],
        *[("procedures/essai.md", line) for line in ("10", "12", "14", "16")],
    ]
    assert told.output.endswith("\n7 fautes.\n")


@pytest.mark.usefixtures("project")
def test_mistakes_are_objects_in_json() -> None:
    found = json.loads(lint("--json", "procedures/essai.md").output)

    assert [(each["rule"], each["file"], each["line"], each["column"]) for each in found] == [
        ("words", "procedures/essai.md", 10, 1),
        ("procedure", "procedures/essai.md", 12, 10),
        ("procedure", "procedures/essai.md", 14, 4),
        ("words", "procedures/essai.md", 16, 1),
    ]
    assert all(each["problem"] and each["remedy"] for each in found)


@pytest.mark.usefixtures("project")
def test_mistakes_are_results_in_sarif() -> None:
    log = json.loads(lint("essai", "--format", "sarif").output)

    (run,) = log["runs"]
    assert (log["version"], [rule["id"] for rule in run["tool"]["driver"]["rules"]]) == (
        "2.1.0",
        ["procedure", "words"],
    )
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("procedures/essai.md", 10)


@pytest.mark.usefixtures("project")
def test_mistakes_are_annotations_of_github() -> None:
    lines = lint("essai", "--format", "github").output.splitlines()

    assert lines[0].startswith("::error file=procedures/essai.md,line=10,col=1::« Je clique sur Louer. »")
    assert len(lines) == 4


@pytest.mark.usefixtures("project")
def test_mistakes_are_a_code_quality_report_of_gitlab() -> None:
    report = json.loads(lint("essai", "--format", "gitlab").output)

    assert report[0]["location"] == {"path": "procedures/essai.md", "lines": {"begin": 10}}
    assert len({each["fingerprint"] for each in report}) == 4


def test_the_procedures_of_this_repository_have_no_mistake() -> None:
    told = lint(str(projects.PROJECT.folder))

    assert (told.output, told.exit_code) == ("Aucune faute.\n", 0)


def test_an_unknown_start_state_is_told_on_the_line_of_the_header(tmp_path: Path) -> None:
    start = (
        'from portail import Target, start_state\n\n\n@start_state("ouvert")\ndef opened(target: Target) -> None: ...'
    )
    text = ORIGINAL.replace('"familles"\n', '"familles"\nbegins = "fermé"\n')
    written(tmp_path, {"procedures/essai.md": text, "start.py": start, "portail.toml": ""})

    (found,) = json.loads(lint("--json", str(tmp_path)).output)

    assert (found["rule"], found["line"]) == ("steps", 6)


def test_what_is_no_file_of_a_project_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="ni une procédure"):
        findings([tmp_path / "notes.txt"], Projects())
    assert lint("absent.md").exit_code == 2


def test_the_hook_looks_at_procedures_and_at_project_files() -> None:
    _, hook = YAML(typ="safe").load(Path(__file__).parents[3] / ".pre-commit-hooks.yaml")

    named = re.compile(hook["files"])
    assert [
        bool(named.search(file)) for file in ("a/procedures/b.md", "portail.toml", "procedures/README.md", "b.md")
    ] == [*(True, True, False, False)]


def test_a_letter_that_the_font_of_the_documents_lacks_is_told_where_it_stands_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "\n## 1. Le cœur {#coeur}\n\nJe clique sur `Œuvre`, sœur.\n\n> NB : l'été.\n"
    toml = '[document]\nfonts = ["Essai-Regular.ttf", "Essai-Bold.woff2"]\n'
    monkeypatch.chdir(written(tmp_path, {"portail.toml": toml, "procedures/essai.md": HEADER + body}))
    regular_and_bold(tmp_path, lacks="œ’")

    told = lint()

    assert told.exit_code == 2
    first, second, count = told.output.splitlines()
    files = "« Essai-Regular.ttf » et « Essai-Bold.woff2 »"
    assert first.startswith(f"procedures/essai.md, ligne 8 : {files} n’ont pas le signe « œ » (U+0153 LATIN SMALL")
    assert second.startswith(f"procedures/essai.md, ligne 12 : {files} n’ont pas le signe « ’ » (U+2019 RIGHT SINGLE")
    assert count == "2 fautes."


def test_a_font_that_cannot_be_used_is_told_in_portail_toml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    toml = '[document]\nname = "Essai"\nfonts = ["Essai-Regular.ttf", "{}"]\n'
    monkeypatch.chdir(written(tmp_path, {"portail.toml": toml.format("Absent.ttf")}))
    regular, _ = regular_and_bold(tmp_path)

    absent = lint()
    Path("portail.toml").write_text(toml.format(Path(regular).name), encoding="utf-8")
    thin = lint()

    assert "portail.toml, ligne 3 : fonts ne mène à aucun fichier (Absent.ttf)." in absent.output
    assert "portail.toml, ligne 3 : La police « Essai Ville » est donnée sans sa graisse grasse." in thin.output


def test_an_easy_text_may_have_fewer_paragraphs_and_promises_what_its_original_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    easy = ORIGINAL.replace('"essai"', '"essai.falc"').replace("> NB : vite.\n", "")
    files = {"portail.toml": "", "procedures/essai.md": ORIGINAL, "procedures/essai.falc.md": easy}
    monkeypatch.chdir(written(tmp_path, files))

    same = lint()
    Path("procedures/essai.falc.md").write_text(easy.replace(" Le `Prix` est dû.", ""), encoding="utf-8")
    without = lint()

    assert same.output == "Aucune faute.\n"
    assert "« Prix » y manque" in without.output
