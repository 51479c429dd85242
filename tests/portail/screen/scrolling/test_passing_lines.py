"""A line that a box shows only once it is scrolled counts where a person can read it as it passes."""

from typing import NoReturn

import pytest
from playwright.sync_api import Page

from portail.errors import Broken
from portail.procedure.matching import on_a_line, pattern
from portail.screen.legibility import Blemish
from portail.screen.scrolling import passing_lines
from portail.screen.scrolling.passing_lines import PassingLines
from portail.screen.scrolling.scrolling_box import ScrollingBox

QUOTED = ["Article 2", "La salle est rendue propre.", "Fin du règlement"]
FILLER = "<p>Texte.</p>" * 9
TEXT = f"<p id=first>Article 1</p>{FILLER}<p>{QUOTED[0]}</p><p id=line>{QUOTED[1]}</p>{FILLER}<p>{QUOTED[2]}</p>"
STYLE = "body, p { margin: 0; font: 16px/24px Arial } #box { height: 120px; overflow: auto; background: #fff }"
PAGE = f"<style>{STYLE}</style><div id=box>{TEXT}</div>"
LID = "<div id=lid style='position: fixed; background: #ddd; height: 24px; width: 300px; top: -99px; {}'></div>"
FOLLOWS = "<script>box.onscroll = () => lid.style.top = line.getBoundingClientRect().top + 'px'</script>"
ONCE_SEEN = "<script>new IntersectionObserver((seen) => {{ if (seen[0].isIntersecting) {} }}).observe(line)</script>"
BAR = "<p style='position: sticky; {}: 0; height: 30px; background: #eee'>Règlement</p>"


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes late comes soon: the pages here take less than half a second."""
    monkeypatch.setattr(passing_lines, "LATE", 600.0)


def told(page: Page, part: float | None = None) -> str:
    """Return why a line that is quoted cannot be read while its box is scrolled; empty: it can."""

    def unreadable(index: int, why: Blemish) -> NoReturn:
        raise Broken(expected=QUOTED[index], found=why.fault)

    frame = page.frames[-1]
    first = frame.locator("#first")
    expressions = [(on_a_line(line), pattern(line)) for line in QUOTED]
    box = ScrollingBox(page, first, passing=PassingLines(page, expressions, unreadable))
    try:
        box.scroll_halfway() if part else box.scroll_to_end()
    except Broken as broken:
        return f"{broken.expected} {broken.found}"
    return ""


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (PAGE + LID.format("") + FOLLOWS, "covered"),
        (PAGE + LID.format("pointer-events: none; opacity: 0.97") + FOLLOWS, "covered"),
        (PAGE.replace("id=line", "id=line style='mask-image: linear-gradient(transparent, transparent)'"), "blank"),
        (PAGE + ONCE_SEEN.format("line.style.color = '#fff'"), "pale"),
        (PAGE + ONCE_SEEN.format("line.style.opacity = 0"), "faint"),
        (f"<iframe width=400 height=150 srcdoc=\"{PAGE + LID.format('') + FOLLOWS}\"></iframe>", "covered"),
        (f"<iframe width=400 height=150 srcdoc=\"{PAGE.replace('#box { height: 120px; overflow: auto;', '#box {')}"
         f"{LID.format('') + FOLLOWS.replace('box.onscroll', 'onscroll')}\"></iframe>", "covered"),
    ],
)  # fmt: skip
def test_a_line_that_nobody_can_read_where_it_passes_is_told(page: Page, content: str, found: str) -> None:
    page.set_content(content)

    assert told(page) == f"{QUOTED[1]} {found}"


@pytest.mark.parametrize(
    "content",
    [
        PAGE,
        PAGE.replace("<p id=first>", BAR.format("top") + "<p id=first>"),
        PAGE.replace("</p></div>", "</p>" + BAR.format("bottom") + "</div>"),
        PAGE.replace("#box {", "#box { scroll-behavior: smooth; zoom: 1.2;"),
        PAGE + ONCE_SEEN.format("line.animate([{ opacity: 0 }, { opacity: 1 }], 400)"),
        PAGE + LID.format("") + FOLLOWS.replace("line.get", "first.get"),
        PAGE.replace("id=line", "id=line style='background: linear-gradient(#fff, #eee)'"),
    ],
)
def test_a_line_that_can_be_read_somewhere_on_its_way_passes(page: Page, content: str) -> None:
    page.set_content(content)

    assert told(page) == ""
    assert page.evaluate("box.scrollHeight - box.clientHeight - box.scrollTop") < 4


def test_to_read_on_the_way_to_the_middle_goes_no_further(page: Page) -> None:
    page.set_content(PAGE)

    assert told(page, 0.5) == ""
    assert 0.49 < page.evaluate("box.scrollTop / (box.scrollHeight - box.clientHeight)") < 0.6
