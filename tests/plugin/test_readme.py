"""The plugin's README is true: its examples run, its options and fixtures exist."""

import re
from pathlib import Path

import portail.plugin
from portail.plugin.settings import SETTINGS
from tests.plugin.conftest import Project

README = Path(portail.plugin.__file__).with_name("README.md").read_text(encoding="utf-8")


def test_the_examples_run(project: Project) -> None:
    examples = re.findall(r"```python\n(.*?)```", README, re.DOTALL)

    project("\n".join(examples)).assert_outcomes(passed=len(examples))


def test_every_option_and_fixture_is_in_the_readme(project_here: Project) -> None:
    listed = project_here("", "--fixtures").stdout.str()

    assert [name for name in SETTINGS if not re.search(rf"--portail-{name}[ `]", README)] == []
    (table,) = re.findall(r"\| fixture .*?\n\n", README, re.DOTALL)
    fixtures = re.findall(r"^\| `(\w+)`", table, re.MULTILINE)
    assert [name for name in fixtures if not re.search(rf"^{name}\b", listed, re.MULTILINE)] == []
