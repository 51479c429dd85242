"""The schemas for editors allow what the engine takes, and nothing else."""

import json
import tomllib

import jsonschema
import pytest
from click.testing import CliRunner

from portail.cli.main import portail
from portail.files.portail_toml import FILE_NAME
from tests import projects
from tests.docs.markdown import examples
from tests.portail.procedures import HEADER


def errors(name: str, toml: str) -> list[str]:
    printed = CliRunner().invoke(portail, ["lint", "--schema", name])
    validator = jsonschema.Draft202012Validator(json.loads(printed.output))
    return [error.message for error in validator.iter_errors(tomllib.loads(toml))]


def test_project_files_that_can_be_used_are_allowed() -> None:
    own = (projects.PROJECT.folder / FILE_NAME).read_text(encoding="utf-8")

    assert [errors("project", text) for text in (own, examples("portail.toml")[0].text)] == [[], []]


@pytest.mark.parametrize(
    "toml",
    ['[project]\nnom = "x"', '[project]\nname = " "', "[targets.a]", '[targets.a]\nbase_url = "http://a"\nurl = "b"'],
)
def test_project_files_that_are_refused_are_not_allowed(toml: str) -> None:
    assert len(errors("project", toml)) == 1


@pytest.mark.parametrize(
    ("more", "wrong"),
    [("", 0), ('begins = "open"\nshows_name = true', 0), ("auteur = 1", 1), ('shows_name = "oui"', 1)],
)
def test_headers_are_allowed_as_the_parser_reads_them(more: str, wrong: int) -> None:
    assert len(errors("procedure", HEADER.replace("+++\n", "") + more)) == wrong
