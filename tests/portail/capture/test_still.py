"""What moves or varies on a screen stays off its picture; what a procedure promises does not."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from portail.capture.camera import Camera
from portail.capture.screenshot import Shot, take
from portail.capture.stability import CLOCKWORK, at_rest, hold, masked
from portail.errors import Broken, WrongUsage
from portail.screen.elements import Place, look_for
from portail.target.tables.still import StillTable
from tests.portail.capture.screenshots import NOTHING_HIDDEN
from tests.portail.capture.tickers import TICKERS, ticking

CLOCK = """<main><h1>Mes factures</h1><p>Nous sommes le <b id="day">{}</b>, bonne journée</p>
<div aria-label="Actualités" style="width:90px;height:40px;background:{}"></div></main>"""
TICKING = "<main><p id=clock>0</p></main><script>setInterval(() => clock.textContent++, 1)</script>"
Shoot = Callable[..., Shot]


@pytest.fixture
def shoot(page: Page) -> Shoot:
    """Photograph a page with what a target masks."""

    def shoot(html: str, *mask: str, label: str = "") -> Shot:
        page.set_content(html)
        with at_rest(page) as still:
            place = look_for(page, label, {}).place if label else None
            masks = masked(still, StillTable(mask=mask).expressions)
            return take(Camera(page), still, NOTHING_HIDDEN, [place] if place else [], masks=masks)

    return shoot


def test_two_pictures_differ_only_in_what_is_masked(shoot: Shoot) -> None:
    mask = ("Nous sommes le …, bonne journée", "Actualités")
    one, other = CLOCK.format("jeudi 26 novembre", "red"), CLOCK.format("mardi 1er décembre", "green")

    assert shoot(one).sha256 != shoot(other).sha256
    assert shoot(one, *mask).sha256 == shoot(other, *mask).sha256
    assert shoot(one, *mask).sha256 != shoot(one.replace("Mes factures", "Mes fractures"), *mask).sha256


def test_the_structure_tells_nothing_of_what_is_masked(shoot: Shoot) -> None:
    told = shoot(CLOCK.format("jeudi 26 novembre", "red"), "Nous sommes le …, bonne journée").structure

    assert "Mes factures" in told
    assert not any(words in told for words in ("Nous sommes", "jeudi", "bonne"))


def test_a_mask_may_not_hide_what_is_promised(shoot: Shoot) -> None:
    with pytest.raises(WrongUsage, match="masque ce que la procédure promet"):
        shoot(CLOCK.format("jeudi", "red"), "Mes …", label="Mes factures")


def test_timers_wait_while_a_picture_is_taken_and_go_on_afterwards(page: Page) -> None:
    with page.context.add_init_script(CLOCKWORK):
        page.goto("data:text/html," + TICKING)
        with at_rest(page) as still:
            hold(page)
            take(Camera(page), still, NOTHING_HIDDEN)
            held = page.locator("#clock").inner_text()
            assert page.locator("#clock").inner_text() == held
        expect(page.locator("#clock")).not_to_have_text(held)


def test_clocks_sockets_and_workers_wait_too_and_a_picture_is_numbered_meanwhile(page: Page) -> None:
    with ticking() as url, page.context.add_init_script(CLOCKWORK):
        page.goto(url)
        for name in TICKERS:
            expect(page.locator(f"#{name}")).not_to_have_text("…")
        with at_rest(page) as still:
            hold(page)
            before = page.locator("main").inner_text()
            shots = [take(Camera(page), still, NOTHING_HIDDEN, [place_of(page)]) for _ in range(2)]
            after = page.locator("main").inner_text()
        for name, seen in zip(TICKERS, after.splitlines()[2::2], strict=True):
            expect(page.locator(f"#{name}")).not_to_have_text(seen)
        page.close()

    assert after == before
    assert shots[0].picture == shots[1].picture


def place_of(page: Page) -> Place:
    place = look_for(page, "Bienvenue", {}).place
    assert place
    return place


def test_a_page_sees_in_the_held_clocks_what_it_would_see_in_its_own(page: Page) -> None:
    page.context.add_init_script(CLOCKWORK)
    page.goto("about:blank")

    found = page.evaluate(
        """() => ({
          kinds: [new Date() instanceof Date, new Date(0).constructor === Date, typeof Date(), Date.UTC(1970, 0)],
          named: [Date.name, Date.length, WebSocket.OPEN, new XMLHttpRequest() instanceof XMLHttpRequest],
          extended: new (class extends Date { year() { return this.getUTCFullYear() } })(0).year(),
        })"""
    )

    assert found == {
        "kinds": [True, True, "string", 0],
        "named": ["Date", 7, 1, True],
        "extended": 1970,
    }


def test_without_that_a_page_that_moves_is_told_with_the_remedy(page: Page) -> None:
    page.goto("data:text/html," + TICKING)

    with pytest.raises(Broken) as told, at_rest(page) as still:
        take(Camera(page), still, NOTHING_HIDDEN)
    assert "timers = true" in told.value.hint
