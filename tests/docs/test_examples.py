"""The examples of the documents are true: files can be read, code can be imported, tests pass, the tutorial works."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from ruamel.yaml import YAML

from portail.actions.language import language
from portail.actions.sentence_parser import read
from portail.output import formats, reports
from portail.procedure import parser
from portail.project.discovery import Projects
from portail.project.project_file import read_project
from portail.target import target_file
from portail.target.secrets_file import Secrets
from portail.walk.bound_procedure import load
from portail.walk.steps import Steps
from tests.docs.markdown import ROOT, Example, MarkdownFile, all_pages, examples, page

PORTAIL = [sys.executable, "-m", "portail"]
KNOWN = {
    *("target", "secrets", "own mailbox", "portail.toml", "toml", "shell", "python", "start.py", "test"),
    *("procedure reserver-une-salle", "procedure un-exemple", "steps reserver-une-salle", "translation"),
    *("actions fr", "actions en", "procedure of words", "procedure whole"),
    *("mailbox", "formats", "entry points of formats", "GitHub", "GitLab", "pre-commit"),
}


def test_every_example_is_of_a_kind_that_is_tested() -> None:
    marks = {each.mark for file in all_pages() for each in file.examples if each.mark.startswith("example: ")}

    assert marks == {f"example: {kind}" for kind in KNOWN}


@pytest.mark.parametrize("example", examples("target"), ids=str)
def test_a_target_can_be_used(example: Example, tmp_path: Path) -> None:
    path = tmp_path / "portail.toml"
    path.write_text(example.text, encoding="utf-8")

    name = "recette" if "[targets.recette]" in example.text else None
    assert target_file.load(path, name).base_url.startswith("http")


def test_secrets_can_be_used() -> None:
    (example,) = examples("secrets")

    assert msgspec.convert(tomllib.loads(example.text), Secrets).password


def test_a_project_file_can_be_used(tmp_path: Path) -> None:
    (example,) = examples("portail.toml")
    (tmp_path / "portail.toml").write_text(example.text, encoding="utf-8")

    project = read_project(tmp_path)

    assert (project.name, project.values[0].name) == ("bibliotheque", "card")
    assert target_file.choose("recette", tmp_path).base_url


@pytest.mark.parametrize("example", [*examples("toml"), *examples("entry points of formats")], ids=str)
def test_other_toml_is_toml(example: Example) -> None:
    groups = tomllib.loads(example.text)["project"]["entry-points"]

    assert set(groups) <= {"portail.projects", "portail.mailboxes", "portail.reports", "portail.guide_formats"}


@pytest.mark.parametrize("example", examples("shell"), ids=str)
def test_every_command_of_portail_takes_the_options_that_are_shown(example: Example) -> None:
    for command in re.findall(r"^\$ portail (.*?)(?: +#.*)?$", example.text, re.MULTILINE):
        name, *words = command.split()
        text = page("reference/command-line.md").section(f"portail {name}")
        assert [word for word in words if word.startswith("--") and word not in text] == []


def test_procedure_and_steps_of_the_example_belong_together(tmp_path: Path) -> None:
    procedure = written("procedure reserver-une-salle", tmp_path / "reserver-une-salle.md")
    (steps,) = examples("steps reserver-une-salle")

    bound = run(steps)["steps"]

    assert isinstance(bound, Steps)
    bound.check(parser.load(procedure))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_sentence_of_the_reference_acts(lang: str) -> None:
    for example in examples(f"actions {lang}"):
        for line in example.text.splitlines():
            (*_, last) = read(line, language(lang), lambda at: (1, at + 1))
            assert (bool(last.actions), last.misread) == (True, ()), line


def test_the_example_of_whole_markdown_can_be_read_and_acts(tmp_path: Path) -> None:
    procedure = parser.load(written("procedure whole", tmp_path / "louer-une-salle.md"))

    (function,) = Steps().with_words(procedure).values()
    assert function.__doc__ == "Je choisis une salle"


def test_the_procedure_of_words_is_walked_by_them(init: Path) -> None:
    written("procedure of words", init / "procedures" / "signaler-une-panne-par-mot.md")

    bound = load(Projects.find(init), "signaler-une-panne-par-mot")

    assert (list(bound.steps), bound.steps.needs) == (["sign-in", "describe", "confirm"], ("email", "password"))


def test_the_example_of_the_grammar_can_be_read(tmp_path: Path) -> None:
    procedure = parser.load(written("procedure un-exemple", tmp_path / "un-exemple.md"))

    assert [promise.text for promise in procedure.steps[0].promises] == [
        *("Mairie", "mairie@ville.example", "Activer", "SERVICES", "Action sociale")
    ]


def test_the_translation_belongs_to_the_procedure_that_init_writes(init: Path) -> None:
    original = parser.load(init / "procedures" / "signaler-une-panne.md")
    translation = parser.load(written("translation", init / "procedures" / "signaler-une-panne.en.md"))

    assert translation.original == original.id
    assert [step.id for step in translation.steps] == [step.id for step in original.steps]
    assert [each.id for each in translation.pictures()] == [each.id for each in original.pictures()]
    promised = [[promise.text for step in each.steps for promise in step.promises] for each in (translation, original)]
    assert promised[0] == promised[1]


def test_the_start_file_is_that_of_init_but_for_its_docstrings(init: Path) -> None:
    (example,) = examples("start.py")

    assert bare(example.text) == bare((init / "start.py").read_text(encoding="utf-8"))


def bare(source: str) -> str:
    """Return Python without its docstrings."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef) and ast.get_docstring(node) is not None:
            del node.body[0]
    return ast.unparse(tree)


@pytest.mark.parametrize("example", examples("python"), ids=str)
def test_python_can_be_run(example: Example) -> None:
    assert run(example)


def test_the_own_mailbox_finds_a_message(tmp_path: Path) -> None:
    (example,) = examples("mailbox")
    open_folder = run(example)["open_folder"]

    with open_folder(f"folder://{tmp_path}", None) as mailbox:
        mark = mailbox.mark()
        (tmp_path / "1.eml").write_text("From: a@b.example\nTo: Ada <ada@b.example>\nSubject: Demande 1\n\nBonjour\n")
        message = mailbox.wait_for(to="ada@b.example", subject="demande", sender="a@b.example", after=mark)

        assert (message.sender.address, message.text) == ("a@b.example", "Bonjour\n")
        assert "<h1>Demande 1</h1>" in Path(mailbox.url_of(message).removeprefix("file://")).read_text()
        with pytest.raises(TimeoutError, match="0 s"):
            mailbox.wait_for(to="ada@b.example", after=mailbox.mark(), timeout=0)


def test_the_address_of_the_own_mailbox_is_one(tmp_path: Path) -> None:
    path = written("own mailbox", tmp_path / "cible.toml")

    assert target_file.load(path, more_mailboxes=["folder"]).mailbox


@pytest.fixture
def town_formats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package with the example of a report and a guide format, as pip leaves it."""
    folder = tmp_path / "site"
    metadata = folder / "town_formats-1.0.dist-info"
    metadata.mkdir(parents=True)
    written("formats", folder / "town_formats.py")
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: town-formats\nVersion: 1.0\n")
    (example,) = examples("entry points of formats")
    groups = tomllib.loads(example.text)["project"]["entry-points"]
    lines = [f"[{group}]\n" + "\n".join(f"{name} = {value}" for name, value in group_of.items()) + "\n"
             for group, group_of in groups.items()]  # fmt: skip
    (metadata / "entry_points.txt").write_text("\n".join(lines))
    monkeypatch.syspath_prepend(folder)
    yield
    sys.modules.pop("town_formats", None)


@pytest.mark.usefixtures("town_formats")
def test_the_own_report_and_guide_format_are_found() -> None:
    assert "outcomes.txt" in [report.file for report in reports.all_reports()]
    assert ("txt",) in [form.suffixes for form in formats.all_formats()]


def test_the_tests_with_the_mock_pass(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    clean_environment(monkeypatch)
    pytester.makefile(".ini", pytest="[pytest]\n")
    texts = [example.text for example in examples("test")]
    pytester.makepyfile("\n\n".join(texts))

    lean = [f"-pno:{name}" for name in ("asyncio", "hypothesispytest", "schemathesis", "faker", "randomly")]
    result = pytester.runpytest_subprocess("-W", "error", *lean, timeout=300)

    result.assert_outcomes(passed=len(texts))


@pytest.fixture
def init(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that `portail init` writes."""
    clean_environment(monkeypatch)
    subprocess.run([*PORTAIL, "init", "assistance"], cwd=tmp_path, check=True, capture_output=True)
    return tmp_path / "assistance"


def test_the_tutorial_leads_to_a_procedure_that_is_walked(init: Path) -> None:
    tutorial = page("tutorial.md")
    for example in tutorial.examples:
        if insertion := re.fullmatch(r'insert into (\S+) before "(.+)"', example.mark):
            insert(example.text, init / insertion[1], insertion[2])
    renumber(init / "procedures" / "signaler-une-panne.md")

    ended = subprocess.run([*PORTAIL, "walk"], cwd=init, capture_output=True, text=True, check=False, encoding="utf-8")

    (said,) = (each.text for each in tutorial.examples if each.mark == "the walk ends so")
    assert ended.stdout.startswith(said), ended.stdout + ended.stderr
    (table,) = re.findall(r"^\| file \|.*?\n\n", tutorial.text, re.MULTILINE | re.DOTALL)
    assert [name for name in re.findall(r"^\| `(\S+)`", table, re.MULTILINE) if not (init / name).exists()] == []


def insert(text: str, file: Path, before: str) -> None:
    source = file.read_text(encoding="utf-8")
    assert source.count(before) == 1
    file.write_text(source.replace(before, f"{text}\n\n{before}"), encoding="utf-8")


def renumber(file: Path) -> None:
    parts = re.split(r"^## \d+\. ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    steps = (f"## {number}. {step}" for number, step in enumerate(parts[1:], 1))
    file.write_text(parts[0] + "".join(steps), encoding="utf-8")


def test_every_place_that_contributors_are_sent_to_is_there() -> None:
    text = MarkdownFile(ROOT / "CONTRIBUTING.md").prose

    places = [place for place in re.findall(r"`([\w.]+/[\w./-]*)`", text) if place != "./"]
    assert places
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_the_hooks_of_this_repository_run_what_ci_runs() -> None:
    hooks = YAML(typ="safe").load(ROOT / ".pre-commit-config.yaml")["repos"][0]["hooks"]

    commands = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [hook["entry"] for hook in hooks if hook["entry"] not in commands] == []


def written(kind: str, path: Path) -> Path:
    """Write the one example of a kind into a file."""
    (example,) = examples(kind)
    path.write_text(example.text, encoding="utf-8")
    return path


def run(example: Example) -> dict[str, Any]:
    """Run an example of Python, and return its names."""
    names: dict[str, Any] = {"__name__": f"example_{len(example.text)}"}
    exec(compile(example.text, str(example), "exec"), names)
    return names


def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(("PORTAIL_", "GITHUB_")):
            monkeypatch.delenv(name)
