"""A picture tells what of it has to be read: where, how large, and what it stands in."""

from pathlib import Path

from playwright.sync_api import Page

from portail.run_record.run import Box
from portail.screen.elements import find
from tests.portail.capture.screenshots import screenshot_of

CARD = """<body style="margin: 0; font: 16px/1.5 Arial"><main>
<h1 style="margin: 0">Vos réservations en ligne</h1>
<section style="width: 400px; margin: 40px; padding: 20px; border: 1px solid">
  <p style="font-size: 13px">Choisissez : <button style="font-size: 13px">Valider</button></p>
</section>
<table><tr><th style="width: 600px; border: 1px solid; text-align: right">Total</th><td>12 €</td></tr></table>
</main></body>"""


def test_the_letters_of_what_is_promised_and_of_its_number_are_told(page: Page, tmp_path: Path) -> None:
    page.set_content(CARD)

    shot = screenshot_of(page, tmp_path / "page.png", "Valider")

    assert sorted({text.size for text in shot.lettering}) == [0, 13, 17]
    (card,) = [block for block in shot.blocks if block.width == 442]
    assert all(card.holds(text.box) for text in shot.lettering if text.size == 13)


def test_of_a_screen_of_which_nothing_is_promised_the_block_of_its_content_is_told(page: Page, tmp_path: Path) -> None:
    page.set_content('<body style="margin: 0"><main style="width: 500px; padding: 8px"><p>Bienvenue</p></main></body>')

    shot = screenshot_of(page, tmp_path / "page.png")

    assert shot.lettering == []
    assert [block.width for block in shot.blocks] == [516]


def test_a_thing_that_is_nothing_but_words_is_as_large_as_they_are(page: Page) -> None:
    page.set_content(CARD)

    boxes = {name: box_of(page, name) for name in ("Vos réservations en ligne", "Total", "Valider")}

    assert boxes["Vos réservations en ligne"].width < 400
    assert boxes["Total"].width < 60
    assert boxes["Valider"].height > 15


def box_of(page: Page, name: str) -> Box:
    place = find(page, name)
    assert place, name
    return place.box
