"""The console shows the steps as they come, and how the walk ended."""

import io
from pathlib import Path

from rich.console import Console

from portail.output.reports.console import LiveTable, conclude
from tests.portail.procedures import short_procedure
from tests.portail.runs import failed_step, passed_step, run_with


def test_without_a_terminal_the_console_prints_one_plain_line_a_step() -> None:
    out = io.StringIO()
    console = Console(file=out, highlight=False)

    with LiveTable(console, short_procedure()) as table:
        for step in (passed_step(), failed_step()):
            table.step_began(step)
            table.step_ended(step)
    conclude(console, [("essai", run_with(passed_step(), failed_step()))], [("Rapport", Path("output/report.html"))])

    assert out.getvalue().splitlines() == [
        "Essai",
        "✓ 1. Je consulte ma boîte mail : réussie",
        "✗ 2. Je valide <mon> authentification : échouée",
        "",
        "essai : la procédure n’est pas respectée à l’étape 2.",
        "Étape 2 : la phrase « Je valide. » n’est pas tenue. Attendu : « VALIDER ». Trouvé : « VALIDEZ ». Comparez.",
        "",
        "Rapport  output/report.html",
    ]


def test_a_second_visit_has_a_line_of_its_own() -> None:
    out = io.StringIO()

    with LiveTable(Console(file=out, highlight=False), short_procedure()) as table:
        for _ in range(2):
            table.step_ended(passed_step())

    assert out.getvalue().splitlines()[-1] == "✓ 1 bis. Je consulte ma boîte mail : réussie, à la seconde visite"


def test_on_a_terminal_the_table_shows_every_step_from_the_start() -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=100, color_system=None)

    with LiveTable(console, short_procedure()) as table:
        table.step_began(passed_step())

    assert "Je valide mon authentification" in out.getvalue()
    assert "… en cours" in out.getvalue()
    assert "à venir" in out.getvalue()


def test_on_a_terminal_no_step_is_to_come_when_the_walk_is_over() -> None:
    out = io.StringIO()

    with LiveTable(Console(file=out, force_terminal=True, width=100, color_system=None), short_procedure()) as table:
        table.step_ended(passed_step())

    last = out.getvalue().rsplit("Essai", 1)[1]
    assert ("non parcourue" in last, "à venir" in last) == (True, False)
