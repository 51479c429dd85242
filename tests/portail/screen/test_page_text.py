"""What a person cannot read is not there, and what a person can read is: whatever the way."""

import pytest
from playwright.sync_api import Page

from portail.screen import legibility, page_text
from tests.portail.screen.looks import ILLEGIBLE, LEGIBLE, WORDS


def words_of(page: Page, content: str) -> page_text.PageText:
    page.set_content(content)
    for frame in page.frames:
        frame.wait_for_load_state()
    return page_text.read(page)


def squeezed(text: str) -> str:
    return " ".join(text.replace("\n", " ").split())


@pytest.mark.parametrize("look", ILLEGIBLE)
def test_words_that_nobody_can_read_are_not_read_and_the_reason_is_told(page: Page, look: str) -> None:
    fault, content = ILLEGIBLE[look]

    read = words_of(page, content)

    assert WORDS not in squeezed(read.read)
    assert {blemish.fault for blemish in read.blemishes} >= ({fault} if fault else set())


@pytest.mark.parametrize("look", LEGIBLE)
def test_words_that_a_person_can_read_are_read(page: Page, look: str) -> None:
    read = words_of(page, LEGIBLE[look])

    assert WORDS.casefold() in squeezed(read.read).casefold(), read.blemishes


def test_letters_of_no_size_are_told_with_their_size() -> None:
    assert legibility.blemish({"fault": "small", "value": 0, "by": None}).why == "écrit trop petit (0 px)"
