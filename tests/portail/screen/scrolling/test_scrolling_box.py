"""The wheel reaches the middle of a text, and no further than it must, on a page that is zoomed too."""

import pytest
from playwright.sync_api import Page

from portail.errors import Broken
from portail.screen.scrolling.scrolling_box import ScrollingBox

BOX = "<div id=box style='height: 200px; overflow: auto'><p>Début</p><div style='height: {height}px'></div></div>"


def half_scrolled(page: Page, style: str, height: int = 2000) -> float:
    """Return which part of the text lies above the window once it has been scrolled halfway."""
    page.set_content(f"<style>{style}</style>{BOX.format(height=height)}")
    ScrollingBox(page, page.locator("#box p")).scroll_halfway()
    return float(page.locator("#box").evaluate("(box) => box.scrollTop / (box.scrollHeight - box.clientHeight)"))


@pytest.mark.parametrize("style", ["", "body { zoom: 1.05 }", "body { zoom: 0.9 }", "#box { scroll-behavior: smooth }"])
def test_the_middle_is_reached_and_the_end_is_not(page: Page, style: str) -> None:
    assert 0.49 < half_scrolled(page, style) < 0.7


@pytest.mark.parametrize("style", ["", "body { zoom: 0.9 }", "#box { scroll-behavior: smooth }"])
@pytest.mark.parametrize("before", [0, 1000, 2000])
def test_short_of_its_end_a_text_is_read_to_its_last_lines(page: Page, style: str, before: int) -> None:
    page.set_content(f"<style>{style}</style>{BOX.format(height=2000)}")
    page.locator("#box").evaluate("(box, top) => box.scrollTo({ top, behavior: 'instant' })", before)
    ScrollingBox(page, page.locator("#box p")).scroll_short_of_end()
    left = page.locator("#box").evaluate("(box) => box.scrollHeight - box.clientHeight - box.scrollTop")
    assert 50 < left < 150 if before < 2000 else left < 50


def test_a_text_that_does_not_scroll_is_told(page: Page) -> None:
    page.set_default_timeout(300)

    with pytest.raises(Broken, match="ne défile pas"):
        half_scrolled(page, "#box { overflow: hidden !important }")
