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

from portail.mailbox.content.values import VERB
from portail.procedure.matching import ADDRESSEE, BESIDE
from portail.procedure.roles import IF_IT_APPEARS
from portail.screen.message_page import BEFORE, POINTING
from portail.walk.diagnosis.screen_signs import SIGNS
from portail.walk.tabs.browser_context import SETTINGS_OF_PAGE
from tests.french_prose import french_in, is_french

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
    "run_record/run.py": {"mock"},  # the kind of a target in `run.json`
    "target/target.py": {"mock"},
    "project/template/start.py": {"mock"},
    "codegen/personal.toml": {'"ville"', '"town"', "family-name"},  # what fields of any portal ask for
    "cli/commands/doctor/checks.py": {"portail-famille", '"family"'},  # the distribution; a property of fontconfig
    "cli/main.py": {"portail-famille", '"--families"'},  # the distribution; an option of `portail load`
    "extras.py": {"portail-famille"},
    "output/guide/zipped/odt_template.py": {"}family", "style:family"},  # an attribute of OpenDocument
    "files/locks.py": {"portail-famille"},
}
FONT_FAMILY = re.compile(r"font[-. ]?famil|familyName|\"family\"\)|its family; the hash", re.IGNORECASE)

SPOKEN = {".css", ".html", ".js", ".md", ".py"}
NOT_SCANNED = ("wording/", "project/template/")
"""What the engine says, and the project that `portail init` writes, which is its owner's from then on."""
NOT_SAID = {
    "mailbox/content/codes.py": {  # words before a value in mails, in French and in English
        r"nom d['’]utilisateur|nom de connexion|identifiant|utilisateur|login|user ?name|user ?id|user",
        "mot de passe|password|passphrase|passcode",
        "code|otp|pin|token|jeton|clé",
        r"(?:[ -](?!est\b|is\b)[\w'’]{1,40}){0,6}?",
        "(?: (?:est|is)(?: ?:)? | ?: ?)",
    },
    "mailbox/content/values.py": {VERB},  # words before a value
    "procedure/matching.py": {ADDRESSEE, BESIDE},  # expressions; how somebody is addressed
    "output/reports/templates/index.html": {"JUnit", "CTRF"},  # names of formats, the same in every language
    "plugin/__init__.py": {  # pytest's help is English; the quotation marks are those of every help of the engine
        "Browser of another machine: ws://… of « playwright run-server », or http://… of CDP (PORTAIL_CONNECT)."
    },
    "procedure/parser.py": {":::écran"},  # the grammar of procedures
    "procedure/roles.py": {IF_IT_APPEARS},
    "screen/message_page.py": {POINTING.pattern, BEFORE},  # how mails call a link that only points; JavaScript
    "walk/diagnosis/screen_signs.py": {sign for _, sign in SIGNS},  # what portals say of themselves
    "walk/tabs/browser_context.py": {SETTINGS_OF_PAGE},  # JavaScript: a space stands before ? and : there too
}
"""What looks like French and is said to nobody."""


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


def spoken_files() -> Iterator[tuple[str, Path]]:
    """Yield each file of the engine in which a text could stand, with its name: a README is for developers."""
    for path in sorted((ROOT / "portail").rglob("*")):
        name = path.relative_to(ROOT / "portail").as_posix()
        if path.suffix in SPOKEN and path.name != "README.md" and not name.startswith(NOT_SCANNED):
            yield name, path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vérifiez ce chemin.", True),
        ("« 0 »", True),
        (" pour ", True),
        ("aucun message", True),
        ("0 : 0", True),
        ("pour", False),
        ("The file cannot be read.", False),
        ("sans-serif, Source Sans 3", False),
        ("http://127.0.0.1:8000/", False),
    ],
)
def test_french_is_told_from_names_and_from_english(text: str, *, expected: bool) -> None:
    assert is_french(text) is expected


@pytest.mark.parametrize(
    ("file", "source", "expected"),
    [
        ("step.py", '"""Une étape."""\nsaid = (\n    f"l’étape {number}")', [(3, "l’étape 0")]),
        (
            "help.py",
            '@main.command()\ndef walk():\n    """Parcourt une procédure."""',
            [(3, "Parcourt une procédure.")],
        ),
        ("page.html", '<style>p { color: red }</style>\n<img alt="Rapport"><p>{{ words.STEP }}</p>', [(2, "Rapport")]),
        ("page.html", '{# Rien. #}\n<p>{{ name }} {{ "aux écrans" if many }}</p>', [(2, "aux écrans")]),
        ("page.js", "// Une étape.\nalert(`l’étape ${number}`);", [(2, "l’étape ${number}")]),
    ],
)
def test_french_is_found_where_a_person_would_read_it(
    tmp_path: Path, file: str, source: str, expected: list[tuple[int, str]]
) -> None:
    (tmp_path / file).write_text(source, encoding="utf-8")

    assert list(french_in(tmp_path / file)) == expected


def test_the_engine_speaks_from_its_catalogue_alone() -> None:
    """Every text that a person reads is said by `portail/wording`, where another language could be given."""
    found = [(name, line, text) for name, path in spoken_files() for line, text in french_in(path)]

    assert [f"{name}:{line}: {text}" for name, line, text in found if text not in NOT_SAID.get(name, ())] == []
    assert {text for texts in NOT_SAID.values() for text in texts} <= {text for _, _, text in found}
