"""Things are found by their names as a reader takes them; the nearest other words are not."""

import pytest
from playwright.sync_api import Page

from portail.procedure.matching import exactly
from portail.screen import nearby
from portail.screen.reader import Sought, locate

LABELLED = "<label>Mes factures<input></label>"
HIDDEN = "<div id=m hidden><a href=#>Mes factures</a></div>"
UNSEEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)"


@pytest.mark.parametrize(
    ("sought", "content"),
    [
        ("press", "<button id=x>Mes factures ›</button>"),
        ("press", "<a id=x href=#>Mes factures <span>3</span></a>"),
        ("press", "<a id=x href=#>Mes factures<sup>99+</sup></a>"),
        ("press", "<a id=x href=#>🧾 Mes factures</a>"),
        ("press", "<a id=x href=#><i style='font-family:Material Icons'>receipt</i>Mes factures</a>"),
        ("press", f"<a id=x href=#>Mes factures<span style='{UNSEEN}'> nouvelle fenêtre</span></a>"),
        ("press", "<button id=x aria-label='Ouvrir la liste'>Mes factures</button>"),
        ("press", "<button id=x aria-label='Mes factures'>☰</button>"),
        ("press", "<input id=x type=image alt='Mes factures'>"),
        ("press", "<a id=x href=#>Mes<br>factures</a>"),
        ("press", "<div id=x style='cursor:pointer'>Mes factures</div>"),
        ("press", "<header><a href=#>Mes factures</a></header><main><a id=x href=#>Mes factures</a></main>"),
        ("press", "<a href=# hidden>Mes factures</a><a id=x href=#>Mes factures</a>"),
        ("press", "<a href=#>Mes factures <b>2</b></a><a id=x href=#>Mes factures</a>"),
        ("field", "<label>Mes factures *<input id=x></label>"),
        ("field", "<label>Mes factures <em>champ obligatoire</em><input id=x></label>"),
        ("field", "<input id=x placeholder='Mes factures'>"),
        ("field", "<table><tr><td>Mes factures :</td><td><input id=x></td></tr></table>"),
        ("field", f"<form>{LABELLED}</form><form><label>Mes factures<input id=x></label><input type=password></form>"),
        ("heading", "<h2 id=x>Mes <em>fac</em>tures (3)</h2>"),
        ("heading", "<p>a</p><div id=x style='font-size:30px'>Mes factures</div>"),
        ("words", "<p>Voici</p><p id=x>Mes factures</p>"),
    ],
)
def test_what_adorns_a_name_or_hides_beside_it_does_not_matter(page: Page, sought: Sought, content: str) -> None:
    page.set_content(content)

    assert locate(page, sought, exactly("Mes factures")).first.get_attribute("id") == "x"


@pytest.mark.parametrize(
    ("sought", "content"),
    [
        ("press", "<a href=#>Mes factures 2019</a>"),
        ("press", "<a href=#>Mes factures 2</a>"),
        ("press", "<a href=#>Mes factures <b>archivées</b></a>"),
        ("press", "<a href=#>Toutes mes factures</a>"),
        ("press", "<button aria-label='Mes factures'>Mes relevés</button>"),
        ("press", "<style>a::after{content:' payées'}</style><a href=#>Mes factures</a>"),
        ("press", "<div>Mes factures</div>"),
        ("field", "<label>Mes factures payées<input></label>"),
        ("field", "<label style='position:absolute;left:-900px'>Mes factures</label><input placeholder='Mes relevés'>"),
        ("field", "<p>Mes factures</p><label>Nom<input></label>"),
        ("heading", "<p>Mes factures</p>"),
        ("words", "<p>Mes factures payées</p>"),
    ],
)
def test_other_words_are_another_name(page: Page, sought: Sought, content: str) -> None:
    page.set_content(content)

    assert locate(page, sought, exactly("Mes factures")).count() == 0


@pytest.mark.parametrize(
    ("content", "opens"),
    [
        ("<details><summary>Menu</summary><a href=#>Mes factures</a></details>", True),
        (f"<nav><button onclick='m.hidden=false'>☰</button>{HIDDEN}</nav>", True),
        (f"<nav><button>☰</button>{HIDDEN}</nav>", False),
        (f"<div><button onclick='m.hidden=false'>Supprimer</button>{HIDDEN}</div>", False),
        ("<a href=#>Mes factures</a>", False),
    ],
)
def test_a_menu_is_opened_where_the_only_match_is_in_it_and_nothing_else_is_pressed(
    page: Page, content: str, *, opens: bool
) -> None:
    page.set_content(content)

    assert nearby.open_named(page, exactly("Mes factures")) is opens
