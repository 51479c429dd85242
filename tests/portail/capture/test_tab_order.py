"""The structure of a screen lists what the Tab key reaches, in the order of the key."""

from pathlib import Path

from playwright.sync_api import Page

from portail.output.drift.screen.snapshot import read
from tests.portail.capture.screenshots import screenshot_of

SCREEN = """
<a href="#">Aide</a> <a>sans adresse</a>
<label for="name">Nom</label> <input id="name" value="Martin">
<label>Ville <input></label>
<button disabled>GRISÉ</button> <button tabindex="-1">SAUTÉ</button> <button hidden>CACHÉ</button>
<button aria-label="Fermer">×</button> <a href="#"><img alt="Accueil"></a>
<div inert><button>INERTE</button></div>
<button tabindex="1">PREMIER</button> <input type="submit" value="Valider"> <div tabindex="0">Texte à lire</div>
"""


def test_the_tab_stops_are_named_in_the_order_of_the_key(page: Page, tmp_path: Path) -> None:
    page.set_content(SCREEN)

    stops = read(screenshot_of(page, tmp_path / "page.png").structure).tab_stops

    assert stops == ("PREMIER", "Aide", "Nom", "Ville", "Fermer", "Accueil", "Valider", "Texte à lire")


def test_what_is_typed_into_a_field_is_no_name(page: Page, tmp_path: Path) -> None:
    page.set_content("<input type='password' value='secret'><textarea>secret</textarea>")

    assert read(screenshot_of(page, tmp_path / "page.png").structure).tab_stops == ("input", "textarea")
