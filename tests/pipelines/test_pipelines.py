"""The ready-made pipelines are valid, and their scripts do what they say, on this machine instead of theirs."""

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from ruamel.yaml import YAML

from portail.target.secrets_file import Secrets
from tests.docs.markdown import examples, page
from tests.pipelines.files import (
    COMMANDS,
    COMPOSE,
    DOCKERFILE,
    GITHUB,
    GITLAB,
    HOOKS,
    OWN_CI,
    ROOT,
    TEMPLATE,
    Script,
    execute,
    github,
    inputs_of_github,
    inputs_of_gitlab,
    jobs_of_gitlab,
    on_github,
    on_gitlab,
    read,
    scripts,
)
from tests.plugin.conftest import LEAN

SCHEMA = ("check-jsonschema", "--builtin-schema")
VALIDATORS = {
    "the workflow for GitHub": (*SCHEMA, "vendor.github-workflows", str(GITHUB)),
    "the workflow of this project": (*SCHEMA, "vendor.github-workflows", str(OWN_CI)),
    "the composition": (*SCHEMA, "vendor.compose-spec", str(COMPOSE)),
    "the Dockerfile": ("hadolint", str(DOCKERFILE)),
    "the hook": ("pre-commit", "validate-manifest", str(HOOKS)),
    "the safety of the workflows": ("zizmor", "--offline", "--no-progress", str(GITHUB), str(OWN_CI)),
}
OF_THE_PLATFORM = {"python-version": "image", "retention-days": "retention"}
"""Inputs that have another name on GitLab, where they are written in its own way."""
TESTS = ["test_signaler_une_panne.py::test_the_procedure_is_respected[chromium]", "test_again.py::test_again[chromium]"]
AGAIN = """
def test_again(walk):
    assert walk("signaler-une-panne", until="describe").verdict == "passed"
"""
RESULTS = "portail-results"

Run = Callable[..., str]


@pytest.mark.parametrize("command", VALIDATORS.values(), ids=VALIDATORS)
def test_its_validator_finds_nothing_to_say(command: Sequence[str]) -> None:
    assert complaints_of(*command) == ""


def test_the_template_for_gitlab_is_valid_before_and_after_its_inputs_are_put_in(tmp_path: Path) -> None:
    header, _ = YAML(typ="safe").load_all(GITLAB)

    for name, content in (("spec", header), ("jobs", jobs_of_gitlab())):
        YAML(typ="safe").dump(content, tmp_path / f"{name}.yml")
        assert complaints_of(*SCHEMA, "vendor.gitlab-ci", str(tmp_path / f"{name}.yml")) == ""


@pytest.mark.parametrize("path", [GITHUB, GITLAB, OWN_CI], ids=lambda path: path.name)
def test_the_scripts_are_good_shell(path: Path) -> None:
    command = [str(COMMANDS / "shellcheck"), "--shell", "bash", "--severity", "warning", "-"]

    for text in scripts(path):
        ended = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stdout


def test_both_platforms_take_the_same_inputs_and_give_the_same_defaults() -> None:
    github, gitlab = inputs_of_github(), inputs_of_gitlab()

    same = github.keys() - OF_THE_PLATFORM.keys()
    assert gitlab.keys() == same | set(OF_THE_PLATFORM.values())
    assert {name: gitlab[name] for name in same - {"machines"}} == {name: github[name] for name in same - {"machines"}}
    assert github["machines"] == str(list(range(1, gitlab["machines"] + 1)))
    documented = page("how-to/run-in-ci.md").first_cells
    assert [name for name in {*github, *gitlab} if name not in documented] == []


def test_the_package_is_the_release_that_wrote_the_pipeline() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    package = inputs_of_github()["package"]
    assert package == f"{project['name']}[all]=={project['version']}"
    (hook,) = read_example("pre-commit")["repos"][0]["hooks"]
    assert hook["additional_dependencies"] == [package]


def test_pip_understands_each_of_the_printed_sources() -> None:
    section = page("how-to/run-in-ci.md").section("Where the package comes from")

    sources = re.findall(r"^\| an? .* \| `(.+)` \|$", section, re.MULTILINE)
    assert len(sources) == 4
    paths = [source for source in sources if source.startswith("./")]
    assert [path.endswith(".whl[all]") for path in paths] == [True]
    assert {Requirement(source).name for source in sources if source not in paths} == {"portail-famille"}


def test_the_printed_callers_name_files_and_inputs_that_there_are(tmp_path: Path) -> None:
    workflow = read_example("GitHub")
    (job,) = workflow["jobs"].values()
    (include,) = read_example("GitLab")["include"]

    assert (TEMPLATE / job["uses"]).resolve() == GITHUB
    assert job["with"].keys() <= inputs_of_github().keys()
    assert workflow["permissions"] == {"contents": "read"}
    assert (TEMPLATE / include["local"]).resolve() == GITLAB
    assert include["inputs"].keys() <= inputs_of_gitlab().keys()
    for kind, schema in (("GitHub", "vendor.github-workflows"), ("GitLab", "vendor.gitlab-ci")):
        (example,) = examples(kind)
        file = tmp_path / f"{kind}.yml"
        file.write_text(example.text, encoding="utf-8")
        assert complaints_of(*SCHEMA, schema, str(file)) == ""


def test_the_workflow_hands_on_every_secret_of_a_target_to_the_walk_alone() -> None:
    known = {f"PORTAIL_{name.upper()}" for name in Secrets.__struct_fields__}
    workflow = read(GITHUB)
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    (walk,) = [step for step in steps if step.get("name") == "Walk"]

    assert set(workflow["on"]["workflow_call"]["secrets"]) == known | {"PIP_INDEX_URL"}
    assert {name: walk["env"].get(name) for name in known} == {name: f"${{{{ secrets.{name} }}}}" for name in known}
    assert [step for step in steps if step is not walk and known & step.get("env", {}).keys()] == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """The commands of a Python into which the scripts of both platforms have installed the wheel.

    What the package needs is there before, since nothing is downloaded here.
    """
    folder = tmp_path_factory.mktemp("python")
    subprocess.run([sys.executable, "-m", "virtualenv", "--quiet", "--no-download", str(folder)], check=True)
    needs = folder / "needs"
    needs.mkdir()
    for each in Path(pytest.__file__).parents[1].iterdir():
        if not re.match(r"portail_famille-|_editable|_virtualenv|.*\.pth$", each.name):
            (needs / each.name).symlink_to(each)
    (site,) = folder.glob("lib/**/site-packages")
    (site / "needs.pth").write_text(str(needs))
    source = {"package": f"./{wheel.name}[all]"}
    execute(on_github("walk", "Install", github(source)), wheel.parent, folder / "bin", GITHUB_OUTPUT="outputs")
    assert (wheel.parent / "outputs").read_text().startswith("playwright=Version ")
    prepare = on_gitlab("portail", "before_script", source, {})
    first_line = replace(prepare, text=prepare.text.splitlines()[0])  # the next one installs a browser
    execute(first_line, wheel.parent, folder / "bin")
    return folder / "bin"


@pytest.fixture
def run(commands: Path, tmp_path: Path) -> Run:
    """Run scripts in the folder of the project."""
    return partial(execute, folder=tmp_path, commands=commands)


@pytest.fixture
def project(run: Run, tmp_path: Path) -> Path:
    """The project that `portail init` writes, with one more test."""
    run(Script("portail init .", {}))
    options = f"[pytest]\naddopts = -p no:randomly {' '.join(LEAN)}\n"
    (tmp_path / "pytest.ini").write_text(options, encoding="utf-8")
    (tmp_path / "tests" / "test_again.py").write_text(AGAIN, encoding="utf-8")
    return tmp_path


def test_the_machines_share_the_tests_and_make_one_report(project: Path, run: Run) -> None:
    run(on_github("walk", "Walk", github(machine="1", machines="2")))
    shutil.move(project / RESULTS, project / "machines" / "1")
    run(on_gitlab("portail", "script", {}, {"CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "2"}))
    shutil.copytree(project / RESULTS / "2", project / "machines" / "2")
    shutil.copytree(project / "machines" / "1", project / RESULTS / "1")

    run(on_github("report", "Report", {}), GITHUB_STEP_SUMMARY="summary.md")
    on_github_listed = listed_in(project / "summary.md")
    run(on_gitlab("portail report", "script", {}, {}))

    assert sorted(on_github_listed) == sorted(name.split("::")[1] for name in TESTS)
    assert listed_in(project / "report" / "summary.md") == on_github_listed
    assert len(list(project.glob(jobs_of_gitlab()["portail"]["artifacts"]["reports"]["junit"]))) == 2


@pytest.mark.parametrize("platform", ["GitHub", "GitLab"])
def test_the_machines_share_the_procedures(platform: str, project: Path, run: Run) -> None:
    given = {"procedures": "signaler-une-panne", "device": "phone"}

    for machine in ("1", "2"):
        if platform == "GitHub":
            run(on_github("walk", "Walk", github(given, machine=machine, machines="2")))
        else:
            run(on_gitlab("portail", "script", given, {"CI_NODE_INDEX": machine, "CI_NODE_TOTAL": "2"}))

    place = project / RESULTS if platform == "GitHub" else project / RESULTS / "1"
    assert [path.parent.parent for path in (project / RESULTS).rglob("run.json")] == [place]


def test_the_hook_runs_a_command_that_there_is_for_the_files_of_a_reference() -> None:
    (hook, _) = read(HOOKS)
    command, *arguments = shlex.split(hook["entry"])

    assert subprocess.run([COMMANDS / command, *arguments, "--help"], capture_output=True, check=False).returncode == 0
    files = (path for path in (ROOT / "scenarios" / "procedures").rglob("*") if path.is_file())
    committed = [path.relative_to(ROOT).as_posix() for path in files]
    assert len(committed) > 20
    assert [path for path in committed if not re.search(hook["files"], path)] == []


def test_the_printed_hook_is_that_of_the_repository_for_one_procedure(tmp_path: Path) -> None:
    (example,) = examples("pre-commit")
    (tmp_path / "hooks.yaml").write_text(example.text, encoding="utf-8")

    assert complaints_of("pre-commit", "validate-config", str(tmp_path / "hooks.yaml")) == ""
    (printed,), (own, _) = read_example("pre-commit")["repos"][0]["hooks"], read(HOOKS)
    assert printed["entry"].startswith(own["entry"])
    same = (own.keys() & printed.keys()) - {"entry", "additional_dependencies"}
    assert {key: printed[key] for key in same} == {key: own[key] for key in same}


def complaints_of(program: str, *arguments: str) -> str:
    """Return what a validator says against what it is given; nothing where it agrees."""
    ended = subprocess.run([str(COMMANDS / program), *arguments], capture_output=True, text=True, check=False)
    return f"{ended.stdout}{ended.stderr}" or "no reason given" if ended.returncode else ""


def read_example(kind: str) -> Any:
    (example,) = examples(kind)
    return YAML(typ="safe").load(example.text)


def listed_in(summary: Path) -> list[str]:
    """Return the tests that a summary lists."""
    return re.findall(r"✅.*::(\S+)", summary.read_text(encoding="utf-8"))
