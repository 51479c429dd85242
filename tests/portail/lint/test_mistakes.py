"""Of what people write by mistake, all is told at once: the line and the column, the culprit, and how to mend it."""

from pathlib import Path

import pytest

from tests.portail.lint.mistaken import PROCEDURE, PROJECT, Mistake, told_of
from tests.portail.lint.mistakes_in_procedures import IN_PROCEDURES
from tests.portail.lint.mistakes_in_projects import IN_PROJECTS
from tests.portail.lint.mistakes_in_words import IN_WORDS


def test_where_nobody_has_made_a_mistake_nothing_is_told(tmp_path: Path) -> None:
    assert told_of(tmp_path, PROCEDURE.encode(), PROJECT.encode(), {}) == []


@pytest.mark.parametrize("mistake", IN_PROJECTS, ids=str)
def test_the_mistakes_in_a_project_file_are_told(mistake: Mistake, tmp_path: Path) -> None:
    assert_told(told_of(tmp_path, PROCEDURE.encode(), mistake.within(PROJECT), mistake.files), mistake)


@pytest.mark.parametrize("mistake", [*IN_PROCEDURES, *IN_WORDS], ids=str)
def test_the_mistakes_in_a_procedure_are_told(mistake: Mistake, tmp_path: Path) -> None:
    assert_told(told_of(tmp_path, mistake.within(PROCEDURE), PROJECT.encode(), mistake.files), mistake)


def assert_told(told: list[str], mistake: Mistake) -> None:
    """Assert that each mistake is told at its place in the words that are expected, and nothing else."""
    expected = [words.partition(" ")[::2] for words in mistake.told]
    assert [each.partition(" ")[0] for each in told] == [place for place, _ in expected], told
    assert [words for each, (_, words) in zip(told, expected, strict=True) if words not in each] == [], told
