"""A target knows the person who walks, and what stands on its portal for the words of the document."""

from dataclasses import replace

import pytest

from portail.mailbox.no_mailbox import NoMailbox
from portail.procedure.matching import exactly
from portail.run_record.run import TargetKind
from portail.target.target import Data, Person, Target
from portail.target.values import ValueKind

CARD = ValueKind("card", example="23456-B7J8K2", format=r"\d{5}-[A-Z0-9]{6}", secret=True)


def test_the_example_of_a_document_stands_for_the_persons_own_value() -> None:
    unknown = Target("external", "", Person("a@example.org"), NoMailbox(), value_kinds=(CARD,))
    known = replace(unknown, values={"card": "11111-AAAAAA"})

    assert exactly(CARD.example, known.substitutions).match("11111-AAAAAA")
    assert not exactly(CARD.example, known.substitutions).match("22222-BBBBBB")
    assert exactly(CARD.example, unknown.substitutions).match("22222-BBBBBB")
    assert not exactly(CARD.example, unknown.substitutions).match("BBBBBB")


@pytest.mark.parametrize(
    ("kind", "data", "is_covered"),
    [("external", "real", True), ("external", "invented", False), ("mock", "real", False)],
)
def test_only_a_real_person_is_covered(kind: TargetKind, data: Data, is_covered: bool) -> None:
    assert Target(kind, "", Person(), NoMailbox(), data=data).is_of_a_real_person is is_covered


def test_a_new_password_is_not_shown_by_accident() -> None:
    assert "secret" not in repr(Person("a@example.org", "a", "secret"))
