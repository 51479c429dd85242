"""What is installed: each part with its extra alone, little for the first walk."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution, packages_distributions
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
PACKAGES = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
SERVERS = {"fake_smtp": "smtp", "mock_portal": "portal"}
# Imported where they are: a report of Allure's gets steps; an ffmpeg of the system does as well.
NEED_NOT_BE_THERE = {"allure-python-commons", "imageio-ffmpeg", "pytest"}
MOST_PACKAGES, MOST_MEGABYTES = 70, 400

PORTAIL = """
from importlib.metadata import entry_points
(command,) = entry_points(group="console_scripts", name="portail")
command.load()()
"""
PLUGIN_ALONE = """
def test_other():
    pass

def test_walk(walk):
    pass
"""
SERVE = {
    "smtp": "from fake_smtp import FakeSmtp\nwith FakeSmtp() as smtp: print(smtp.url)",
    "portal": "from mock_portal import MockPortal\nwith MockPortal(smtp=('127.0.0.1', 9)) as portal: print('http:')",
}


def test_a_walk_installs_little() -> None:
    installed = list(closure("all"))

    assert len(installed) <= MOST_PACKAGES
    assert sum(size_of(each) for each in installed) <= MOST_MEGABYTES * 10**6


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_what_its_extra_brings(package: str) -> None:
    extras = [SERVERS[package]] if package in SERVERS else ["all", "load"]

    brought = {name_of(need) for need in (*PROJECT["dependencies"], *chain.from_iterable(map(needs_of, extras)))}
    assert distributions_imported_by(package) - NEED_NOT_BE_THERE - brought == set()


@pytest.mark.parametrize("extra", SERVE)
def test_a_server_runs_with_its_extra_alone(extra: str, tmp_path: Path) -> None:
    ended = python(tmp_path, [extra], "-c", SERVE[extra])

    assert ended.stdout.startswith("http:"), ended.stderr


@pytest.mark.parametrize("package", SERVERS)
def test_a_server_says_which_extra_it_lacks(package: str, tmp_path: Path) -> None:
    ended = python(tmp_path, [], "-m", package)

    assert f"pip install 'portail-famille[{SERVERS[package]}]'" in ended.stderr
    assert (ended.returncode, len(ended.stderr.splitlines())) == (3, 1)


@pytest.mark.parametrize(
    ("extras", "command", "wanted"),
    [
        ([], ["walk"], "[walk]"),
        ([], ["serve"], "[portal,smtp]"),
        (["smtp"], ["serve"], "[portal]"),
        (["walk"], ["walk"], "[portal,smtp]"),
        (["walk"], ["guide", "--check"], "[guide]"),
        (["walk"], ["load", "--families", "1", "--spread", "1s"], "[load]"),
    ],
)
def test_a_command_names_the_extras_it_lacks(
    extras: list[str], command: list[str], wanted: str, tmp_path: Path
) -> None:
    ended = python(tmp_path, extras, "-c", PORTAIL, *command)

    assert f"pip install 'portail-famille{wanted}'" in ended.stderr
    assert (ended.returncode, len(ended.stderr.splitlines())) == (3, 1)


def test_without_the_extra_the_plugin_troubles_only_who_wants_to_walk(tmp_path: Path) -> None:
    tests = tmp_path / "project" / "test_project.py"
    tests.parent.mkdir()
    tests.write_text(PLUGIN_ALONE)

    ended = python(
        tmp_path, ["smtp"], "-m", "pytest", "-W", "error", "--rootdir", str(tests.parent), str(tests), needs=["pytest"]
    )

    assert "1 passed, 1 error" in ended.stdout
    assert "pip install 'portail-famille[walk]'" in ended.stdout


def python(
    folder: Path, extras: list[str], *arguments: str, needs: list[str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run Python where nothing is installed but this project with these extras, and what else is needed."""
    home = folder / "site"
    home.mkdir()
    for package in PACKAGES:
        (home / package).symlink_to(ROOT / package)
    for installed in closure(*extras, needs=needs or []):
        for place in {file.parts[0] for file in installed.files or () if file.parts[0] not in ("..", "__pycache__")}:
            if not (home / place).exists() and not place.endswith(".pth"):
                (home / place).symlink_to(Path(str(installed.locate_file(place))))
    command = [sys.executable, "-S", "-P", *arguments]
    environment = {"PYTHONPATH": str(home), "PATH": "/usr/bin:/bin", "HOME": str(folder)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def closure(*extras: str, needs: list[str] | None = None) -> Iterator[Distribution]:
    """Yield what is installed with the project and these extras, the project first."""
    open_needs = [Requirement(f"portail-famille[{','.join(extras)}]"), *map(Requirement, needs or [])]
    seen: set[tuple[str, str]] = set()
    told: set[str] = set()
    while open_needs:
        need = open_needs.pop(0)
        name = canonicalize_name(need.name)
        found = distribution(name)
        if name not in told:
            told.add(name)
            yield found
        for extra in {"", *need.extras} - {extra for known, extra in seen if known == name}:
            seen.add((name, extra))
            wanted = map(Requirement, found.requires or ())
            open_needs += [each for each in wanted if not each.marker or each.marker.evaluate({"extra": extra})]


def size_of(installed: Distribution) -> int:
    return sum(file.size or 0 for file in installed.files or ())


def needs_of(extra: str) -> list[str]:
    """Return what an extra needs, and the extras that it names."""
    declared: list[str] = PROJECT["optional-dependencies"][extra]
    inner = [Requirement(need) for need in declared if name_of(need) == PROJECT["name"]]
    return [*declared, *(need for each in inner for other in each.extras for need in needs_of(other))]


def name_of(need: str) -> str:
    return canonicalize_name(Requirement(need).name)


def distributions_imported_by(package: str) -> set[str]:
    known = packages_distributions()
    modules = {module for file in (ROOT / package).rglob("*.py") for module in imported_by(file)}
    foreign = modules - sys.stdlib_module_names - set(PACKAGES)
    return {canonicalize_name(known[module][0]) if module in known else module for module in foreign}


def imported_by(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name.partition(".")[0] for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
