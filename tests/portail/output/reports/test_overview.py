"""The terminal, where several walks are made at once."""

from io import StringIO

from rich.console import Console

from portail.output.reports.overview import Overview
from tests.portail.runs import failed_run, passed_run, passed_step


def shown(*, is_terminal: bool) -> str:
    out = StringIO()
    console = Console(file=out, force_terminal=is_terminal, width=200, highlight=False)
    with Overview(console, 2) as overview:
        with overview.of("essai – repetition-1") as observer:
            observer.step_began(passed_step())
            observer.step_ended(passed_step())
        overview.ended("essai – repetition-1", passed_run())
        overview.ended("essai – repetition-2", failed_run())
    return out.getvalue()


def test_without_a_terminal_each_walk_is_one_line_when_it_has_ended() -> None:
    assert shown(is_terminal=False).splitlines() == [
        "✓ 1/2  essai – repetition-1 : la procédure est respectée (2 étapes, 1 promesse). 1,5 s",
        "✗ 2/2  essai – repetition-2 : la procédure n’est pas respectée à l’étape 2. 1,5 s",
    ]


def test_a_terminal_shows_the_step_at_which_each_walk_is() -> None:
    assert "1. Je consulte ma boîte mail" in shown(is_terminal=True)
