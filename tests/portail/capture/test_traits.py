"""The structure tells what roles do not carry, whatever page it is."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from portail.output.drift.screen.snapshot import ScreenSnapshot, Trait, read
from tests.portail.capture.screenshots import screenshot_of


def seen(page: Page, folder: Path, html: str) -> ScreenSnapshot:
    page.set_content(html)
    return read(screenshot_of(page, folder / "page.png").structure)


def trait(screen: ScreenSnapshot, name: str) -> Trait:
    return next(each for each in screen.traits if each.name == name)


def test_a_page_without_an_address_and_a_form_with_fields_called_like_properties_are_told_too(
    page: Page, tmp_path: Path
) -> None:
    screen = seen(
        page,
        tmp_path,
        "<form action='http://[' method=POST><input name=action aria-label=A><input name=method></form><form></form>",
    )

    forms = [(each.facts["url"], each.facts["method"]) for each in screen.traits if each.tag == "form"]
    assert forms == [("http://[", "post"), ("", "get")]


@pytest.mark.parametrize(
    ("style", "color", "ground"),
    [
        ("color: rgb(0 0 0 / 50%)", "#808080", "#ffffff"),
        ("opacity: .5; color: #000", "#808080", "#ffffff"),
        ("color: #fff; background: rgb(0 0 255 / 50%)", "#ffffff", "#8080ff"),
        ("color: #fff; background: linear-gradient(red, blue)", "rgb(255, 255, 255)", "image"),
    ],
)
def test_colours_are_those_that_a_person_sees(style: str, color: str, ground: str, page: Page, tmp_path: Path) -> None:
    screen = seen(page, tmp_path, f"<p style='{style}'>Bonjour</p>")

    facts = trait(screen, "Bonjour").facts
    assert (facts["color"], facts["ground"]) == (color, ground)


def test_what_a_box_that_scrolls_hides_is_known_to_be_hidden(page: Page, tmp_path: Path) -> None:
    box = "<div style='height: 60px; overflow: auto'><p>Devant</p><p style='margin-top: 400px'>Derrière</p></div>"
    screen = seen(page, tmp_path, box)

    assert [(each.name, each.clipped) for each in screen.traits] == [("Devant", False), ("Derrière", True)]


def test_things_of_a_frame_stand_where_they_stand_on_the_page(page: Page, tmp_path: Path) -> None:
    inside = "<body style=margin:0><a href=/x style='position: absolute; left: 5px; top: 7px'>Ici</a>"
    screen = seen(
        page, tmp_path, f'<body style=margin:0><iframe style="margin: 30px; border: 0" srcdoc="{inside}"></iframe>'
    )

    assert trait(screen, "Ici").box[:2] == (35, 37)
    assert next(element.box[:2] for element in screen.elements if element.name == "Ici") == (35, 37)
