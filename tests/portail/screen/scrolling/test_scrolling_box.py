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


def test_a_text_that_does_not_scroll_is_told(page: Page) -> None:
    page.set_default_timeout(300)

    with pytest.raises(Broken, match="ne défile pas"):
        half_scrolled(page, "#box { overflow: hidden !important }")
