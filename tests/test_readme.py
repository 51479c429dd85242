"""The README is true: its commands and options exist, its links lead somewhere, CI runs its test command."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from portail.cli.main import portail
from portail.target.target_file import load

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\| `portail (\w+).*", README, re.MULTILINE)


def help_of(*command: str) -> str:
    return CliRunner().invoke(portail, [*command, "--help"]).output


def test_every_command_is_in_the_readme() -> None:
    listed = re.findall(r"^  (\w+)  ", help_of().partition("\nCommandes")[2], re.MULTILINE)

    assert sorted(COMMANDS) == sorted(listed)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_in_the_readme(command: str) -> None:
    (row,) = re.findall(rf"^\| `portail {command}.*", README, re.MULTILINE)

    written = set(re.findall(r"--[a-z-]+", row))
    assert written | {"--help"} == set(re.findall(r"--[a-z-]+(?=[ ,]|$)", options_of(command)))


def options_of(command: str) -> str:
    options = help_of(command).partition("\nOptions")[2]
    return "\n".join(line[2:22] for line in options.splitlines() if line.startswith("  -"))


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)", README)

    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_example_of_a_target_file_can_be_used(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    path = tmp_path / "cible.toml"
    path.write_text(example, encoding="utf-8")

    target = load(path)
    assert (target.who.username, target.secrets) == ("marie.martin.2026", str(tmp_path / "secrets.toml"))


def test_ci_runs_the_test_command_of_the_readme() -> None:
    (command,) = re.findall(r"^\$ (.*pytest)\s", README, re.MULTILINE)

    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
