"""The layout of the packages: folders do not import in circles, stay small, and the engine knows no project."""

import ast
import io
import re
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("fake_smtp", "mock_portal", "portail", "scenarios")
WIDEST = 14
"""The most modules and folders that one looks through with ease; wider ones are listed below."""
ONE_A_SCREEN_OR_ENDPOINT = {
    "fake_smtp/http/api",
    "mock_portal/http/front_desk",
    "mock_portal/http/pages",
    "scenarios/pages",
}
ONE_A_PACKAGE_THAT_SPEAKS = {"portail/wording"}
TOP = {"mock_portal", "portail"}
"""The packages themselves: one folder a subject, in layers that import-linter checks."""
OF_A_PROJECT = re.compile(
    r"famil(?:y|ies|les?)|factur|invoice|\bterms\b|conditions générales|\btown|\bville\b|vélizy|velizy|mairie"
    r"|mock|enfance|action sociale|citoyen|guichet|marie\b|23456",
    re.IGNORECASE,
)
CONTRACTS = {
    "target/target_file.py": {"family"},  # `[family]`, the other name of the table `[person]` of a target file
    "plugin/walker.py": {"family"},  # `walk(family=…)`, the other name of `person`
    "record/run.py": {"mock"},  # the kind of a target in `run.json`
    "target/target.py": {"mock"},
    "project/template/start.py": {"mock"},
    "cli/doctor/checks.py": {"portail-famille", '"family"'},  # the distribution; a property of fontconfig
    "cli/main.py": {"portail-famille"},
    "extras.py": {"portail-famille"},
    "files/locks.py": {"portail-famille"},
}
FONT_FAMILY = re.compile(r"font[- ]?famil|familyName|\"family\"\)|its family; the hash", re.IGNORECASE)


@cache
def modules(package: str) -> list[Path]:
    return sorted(path.relative_to(ROOT) for path in (ROOT / package).rglob("*.py") if "template" not in path.parts)


@cache
def imports(module: Path) -> tuple[str, ...]:
    """Return the dotted names that a module imports when it runs, those that are imported for types alone left out."""
    return tuple(_imports(module))


def _imports(module: Path) -> Iterator[str]:
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for statement in node.body
        for inner in ast.walk(statement)
    }
    here = module.parent.parts
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and id(node) not in for_types:
            start = ".".join(here[: len(here) - node.level + 1]) + "." if node.level else ""
            yield from (f"{start}{node.module or ''}".rstrip(".") + f".{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import) and id(node) not in for_types:
            yield from (alias.name for alias in node.names)


def arrows_between_folders(package: str, folder: Path) -> dict[str, set[str]]:
    """Return which children of a folder, files and folders, import which other children."""
    inside = [module for module in modules(package) if module.is_relative_to(folder) and module.parent != folder]
    beside = [module for module in modules(package) if module.parent == folder and module.name != "__init__.py"]
    depth, arrows = len(folder.parts), defaultdict[str, set[str]](set)
    for module in chain(inside, beside):
        child = module.parts[depth].removesuffix(".py")
        for name in imports(module):
            parts = name.split(".")
            if tuple(parts[:depth]) == folder.parts and len(parts) > depth and parts[depth] != child:
                arrows[child].add(parts[depth])
    return arrows


def circle_in(arrows: dict[str, set[str]]) -> list[str]:
    """Return the nodes of a circle; none where there is no circle."""

    def walk(node: str, path: list[str]) -> list[str]:
        if node in path:
            return path[path.index(node) :]
        return next((found for other in sorted(arrows.get(node, ())) if (found := walk(other, [*path, node]))), [])

    return next((found for node in sorted(arrows) if (found := walk(node, []))), [])


@pytest.mark.parametrize("package", PACKAGES)
def test_no_folders_and_files_import_each_other_in_a_circle(package: str) -> None:
    folders = {parent for module in modules(package) for parent in module.parents if parent.parts}

    circles = {str(folder): circle_in(arrows_between_folders(package, folder)) for folder in folders}

    assert {folder: circle for folder, circle in circles.items() if circle} == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_folders_are_narrow_unless_each_file_is_a_screen_or_an_endpoint(package: str) -> None:
    children: dict[str, set[str]] = defaultdict(set)
    for module in modules(package):
        for parent in module.parents[:-1]:
            children[str(parent)].add(module.relative_to(parent).parts[0])
    found = {folder: len(names - {"__init__.py", "__main__.py"}) for folder, names in children.items()}

    allowed = ONE_A_SCREEN_OR_ENDPOINT | ONE_A_PACKAGE_THAT_SPEAKS | TOP
    assert {folder: count for folder, count in found.items() if count > WIDEST and folder not in allowed} == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_says_what_belongs_in_it(package: str) -> None:
    packages = [module for module in modules(package) if module.name == "__init__.py"]

    assert [str(path) for path in packages if not ast.get_docstring(ast.parse((ROOT / path).read_text("utf-8")))] == []


def words_of(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the names, texts and comments of a file, with their lines."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield from enumerate(text.splitlines(), 1)
        return
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type in (tokenize.NAME, tokenize.STRING, tokenize.COMMENT):
            yield token.start[0], token.string


def test_the_engine_knows_no_project_in_names_texts_or_comments() -> None:
    """Words of this project's subject stand in the engine only where a contract with users names them."""
    found = []
    for path in sorted((ROOT / "portail").rglob("*")):
        if path.suffix not in (".py", ".js", ".html", ".css", ".toml") or "__pycache__" in path.parts:
            continue
        name = path.relative_to(ROOT / "portail").as_posix()
        for line, words in words_of(path):
            rest = FONT_FAMILY.sub("", words)
            for contract in CONTRACTS.get(name, ()):
                rest = rest.replace(contract, "")
            if OF_A_PROJECT.search(rest):
                found.append(f"portail/{name}:{line}: {words.strip()[:100]}")

    assert found == []
