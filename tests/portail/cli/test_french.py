"""The command line speaks French by itself, whatever language the environment has."""

import pytest
from click.testing import CliRunner

from portail.cli.main import portail

WRONG = {
    ("walk", "--nope"): "L’option --nope n’existe pas.",
    ("walc",): "La commande walc n’existe pas.",
    ("merge",): "Il manque 'DOSSIER...'.",
    ("walk", "--limit", "-3"): "Valeur refusée pour '--limit'",
    ("prove", "--jobs", "x"): "« x » n’est pas un nombre qui convienne.",
    ("walk", "--output"): "L’option --output demande une valeur.",
    ("doctor", "x"): "Cette commande ne prend pas « x ».",
}


@pytest.mark.parametrize(("arguments", "sentence"), WRONG.items())
def test_wrong_usage_is_told_in_french(arguments: tuple[str, ...], sentence: str) -> None:
    result = CliRunner().invoke(portail, arguments, env={"LANGUAGE": "de", "LANG": "de_DE.UTF-8"})

    assert result.exit_code == 2
    assert sentence in result.output
    assert "Usage :" in result.output or "Erreur :" in result.output
    assert not {"Try", "Error:", "Missing", "Invalid"} & set(result.output.split())


@pytest.mark.parametrize(
    "command",
    [[], *([name] for name in portail.list_commands(portail.make_context("portail", [], resilient_parsing=True)))],
)
def test_help_is_in_french_and_whole(command: list[str]) -> None:
    shown = CliRunner().invoke(portail, [*command, "--help"]).output

    assert "Affiche cette aide." in shown
    assert not {"TEXT", "DIRECTORY", "FILE", "INTEGER", "COMMAND", "Commands:", "Options:"} & set(shown.split())
    assert "...\n" not in shown.partition("\n")[2]
