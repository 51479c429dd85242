"""A proof counts what was noticed of what was really broken."""

from pathlib import Path

from markdown_it import MarkdownIt
from rich.console import Console

from portail.prove import report
from portail.prove.proof import Outcome, Proof, Trial


def trial(outcome: Outcome, sentence: str = "Je clique", operator: str = "rename") -> Trial:
    return Trial(step="book", sentence=sentence, site="VALIDER", operator=operator, outcome=outcome)


def proof(*trials: Trial, alarms: tuple[Trial, ...] = ()) -> Proof:
    return Proof(procedure="essai", trials=list(trials), alarms=list(alarms))


def test_what_was_never_applied_is_not_counted() -> None:
    assert proof(trial("noticed"), trial("not-applied"), trial("passed")).percent == 50.0


def test_the_share_is_never_rounded_up() -> None:
    assert proof(*[trial("noticed")] * 1999, trial("passed")).percent == 99.9


def test_nothing_broken_is_nothing_missed() -> None:
    assert proof().percent == 100.0


def test_each_sentence_has_its_own_share() -> None:
    found = proof(trial("noticed"), trial("passed"), trial("noticed", "Je lis")).sentences

    assert [(each.sentence, each.noticed, each.tried) for each in found] == [("Je clique", 1, 2), ("Je lis", 1, 1)]


def test_a_neutral_change_that_was_noticed_is_a_false_alarm() -> None:
    assert len(proof(alarms=(trial("noticed"), trial("passed"))).false_alarms) == 1


def test_page_json_markdown_and_badge_are_written_beside_the_procedure(tmp_path: Path) -> None:
    page = report.write(proof(trial("noticed"), trial("passed", operator="tiny")), tmp_path)

    assert sorted(path.name for path in page.parent.iterdir()) == ["badge.svg", "proof.html", "proof.json", "proof.md"]
    assert "écrit en 2 px : VALIDER" in page.read_text(encoding="utf-8")
    assert "50 %" in (page.parent / "badge.svg").read_text(encoding="utf-8")


def test_what_an_error_has_left_out_is_said_and_keeps_the_badge_from_being_green(tmp_path: Path) -> None:
    whole, part = proof(trial("noticed")), Proof(procedure="essai", trials=[trial("noticed")], alarms=[], untried=3)

    page = report.write(part, tmp_path).read_text(encoding="utf-8")

    assert "il reste 3 essais à faire" in page
    assert [report.GREEN in report.badge(each) for each in (whole, part)] == [True, False]


def test_markdown_shows_the_words_of_a_sentence_and_never_takes_them_for_markup(tmp_path: Path) -> None:
    report.write(proof(trial("passed", "Je lis `a | b` *ici*", "tiny"), alarms=(trial("passed"),)), tmp_path)

    page = (tmp_path / "proof" / "proof.md").read_text(encoding="utf-8")
    html = MarkdownIt().enable("table").render(page)
    assert "<td>Je lis `a | b` *ici*</td>" in html
    assert "0/1" in html
    assert "1 changement de présentation" in page


def test_the_terminal_names_what_passed_and_the_false_alarms() -> None:
    console = Console(width=200, record=True, quiet=False, file=None)
    with console.capture() as shown:
        report.show(proof(trial("passed", operator="tiny"), alarms=(trial("noticed"),)), console)

    assert "écrit en 2 px : VALIDER" in shown.get()
    assert "0,0 % des ruptures sont remarquées (0 sur 1) ; 1 fausse alerte." in shown.get()
