"""The reference is whole: what the code knows stands on its page, and pages made from the code are those of today."""

import re

import msgspec
import pytest

import portail
from portail.plugin import MARKS, fixtures
from portail.plugin.settings import SETTINGS
from portail.project.project_file import ProjectFile, ProjectTable, ValueTable
from portail.run_record.run import Manifest, Run, StepResult
from portail.target.secrets_file import Secrets
from portail.target.tables.before import Action, Before
from portail.target.tables.browser_table import BrowserTable
from portail.target.tables.dialogs import Dialogs, Dismiss
from portail.target.tables.load_table import LoadTable
from portail.target.tables.patience import Patience
from portail.target.tables.still import StillTable
from portail.target.target_file import ControlTable, MailboxTable, PersonTable, TargetFile
from scenarios.fixtures import MOCK_ONLY
from tests.docs import generated
from tests.docs.markdown import page

FIXTURES = page("reference/fixtures.md")


@pytest.mark.parametrize("name", generated.PAGES)
def test_a_page_that_is_made_from_the_code_is_as_the_code_is(name: str) -> None:
    assert page(f"reference/{name}").text == generated.text_of(name), "run: python -m tests.docs.generated"


@pytest.mark.parametrize("path", generated.CLIENTS)
def test_a_client_is_as_its_server_is_described(path: str) -> None:
    text = (generated.ROOT / path).read_text("utf-8")

    assert text == generated.client_text(path), "run: python -m tests.docs.generated"


def test_every_public_name_is_in_its_reference() -> None:
    headings = re.findall(r"^## (\w+)$", page("reference/public-names.md").text, re.MULTILINE)

    assert sorted(headings) == sorted([*portail.__all__, *portail._FOR_ENTRY_POINTS])


def test_every_fixture_is_on_its_page() -> None:
    import scenarios.fixtures as of_the_mock

    known = [name for module in (fixtures, of_the_mock) for name in vars(module) if is_fixture(vars(module)[name])]

    listed = [name for name in FIXTURES.first_cells if name in known]
    assert sorted(listed) == sorted(name for name in known if not name.startswith("_"))


def is_fixture(thing: object) -> bool:
    return type(thing).__name__ == "FixtureFunctionDefinition"


def test_every_setting_of_the_plugin_is_on_its_page_with_its_option_variable_and_ini_key() -> None:
    rows = [line for line in FIXTURES.text.splitlines() if line.startswith("| `--portail-")]

    assert len(rows) == len(SETTINGS)
    for name, row in zip(SETTINGS, rows, strict=True):
        assert re.match(rf"\| `--portail-{name}[ `].*`PORTAIL_{name.upper()}` \| `portail_{name}` \|", row)


def test_every_mark_is_on_its_page() -> None:
    marks = {re.split(r"[(:]", mark)[0] for mark in (*MARKS, MOCK_ONLY)}

    assert marks <= {re.split(r"\(", name)[0] for name in FIXTURES.first_cells}


def keys_of(struct: type[msgspec.Struct]) -> set[str]:
    return {field.encode_name for field in msgspec.structs.fields(struct)}


def names_in_rows(text: str) -> set[str]:
    """Return the names in the first cells of the tables of a text."""
    cells = re.findall(r"^\| (`.*?`) \|", text, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([\w.]+)`", cell)}


def test_every_key_of_the_target_file_is_on_its_page() -> None:
    listed = names_in_rows(page("reference/target-file.md").text.partition("\n## ")[0])

    tables: dict[str, type[msgspec.Struct]] = {
        "mailbox": MailboxTable,
        "person": PersonTable,
        "family": PersonTable,
        "control": ControlTable,
    }
    within = {f"{name}.{key}" for name, table in tables.items() for key in keys_of(table)}
    assert listed == (keys_of(TargetFile) - set(tables)) | within


@pytest.mark.parametrize(
    ("heading", "table"),
    [
        ("[browser]", BrowserTable),
        ("[patience]", Patience),
        ("[dismiss]", Dismiss),
        ("[dialogs]", Dialogs),
        ("[before]", Before),
        ("[still]", StillTable),
        ("[load]", LoadTable),
    ],
)
def test_every_key_of_a_table_of_the_target_file_is_in_its_section(heading: str, table: type[msgspec.Struct]) -> None:
    more = keys_of(Action) if table is Before else set[str]()
    assert names_in_rows(page("reference/target-file.md").section(heading)) == keys_of(table) | more


def test_every_secret_is_on_the_page_of_the_target_file() -> None:
    section = page("reference/target-file.md").section("Secrets")

    assert re.findall(r"^\| `(\w+)` \| `(\w+)`", section, re.MULTILINE) == [
        (f"PORTAIL_{name.upper()}", name) for name in Secrets.__struct_fields__
    ]


@pytest.mark.parametrize(("heading", "table"), [("[project]", ProjectTable), ("[project.values.NAME]", ValueTable)])
def test_every_key_of_portail_toml_is_on_its_page(heading: str, table: type[msgspec.Struct]) -> None:
    section = page("reference/portail-toml.md").section(heading)

    assert set(re.findall(r"^\| `(\w+)`", section, re.MULTILINE)) == keys_of(table)


def test_every_table_of_portail_toml_has_a_section() -> None:
    sections = re.findall(r"^## \[(\w+)", page("reference/portail-toml.md").text, re.MULTILINE)

    assert set(sections) == keys_of(ProjectFile)


def test_every_key_of_the_record_is_on_its_page() -> None:
    text = page("reference/run-json.md").text

    names = keys_of(Run) | keys_of(StepResult) | keys_of(Manifest)
    assert [name for name in names if not re.search(rf"`{name}[`.]", text)] == []
