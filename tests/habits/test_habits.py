"""What a person does not even notice is walked; what breaks the document is refused at its sentence."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from fake_smtp import FakeSmtp
from tests.habits.catalogue import ALL, BY_NAME
from tests.habits.corpus import Corpus, check
from tests.habits.grouping import groups
from tests.habits.habit import Habit
from tests.habits.portal import screen, served

GROUPS = list(groups(ALL))


@pytest.fixture(scope="session")
def corpus(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    with FakeSmtp() as smtp, served() as home:
        yield Corpus(browser, home, smtp, tmp_path_factory.mktemp("habits"))


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: "+".join(habit.name for habit in group))
def test_dress_is_walked_and_a_broken_word_refused_at_its_sentence(corpus: Corpus, group: list[Habit]) -> None:
    wrong = {outcome.habit.name: outcome.told for outcome in corpus.play(group) if not outcome.rightly}

    assert wrong == {}


def test_what_was_pressed_on_a_page_in_between_is_told_in_the_record(corpus: Corpus) -> None:
    run = corpus.walk([BY_NAME["interstitial-link"]])

    assert [step.passed for step in run.steps] == [[], ["Continuer"]]


def test_each_habit_of_a_group_is_in_effect_on_its_screens() -> None:
    for group in (group for group in GROUPS if len(group) > 1):
        names = "+".join(habit.name for habit in group)
        for edit, by in ((edit, habit.name) for habit in group for edit in habit.edits):
            pieces = [edit.new] if edit.new == edit.old else edit.new.split(edit.old)
            alone, together = screen(by, edit.screen), screen(names, edit.screen)
            assert [piece for piece in pieces if alone.count(piece) > together.count(piece)] == [], names


def test_every_habit_changes_something_that_is_there() -> None:
    for habit in ALL:
        check(habit)


def test_the_corpus_holds_a_hundred_habits_and_fifty_near_ones_that_break_the_document() -> None:
    assert len({habit.name for habit in ALL}) == len(ALL)
    assert sum(not habit.breaks for habit in ALL) >= 100
    assert sum(bool(habit.breaks) for habit in ALL) >= 50
