"""A place is compared as browsers and servers compare it: what makes no difference to them makes none here."""

import pytest

from portail.target.places import place_of

PORTAL = "https://recette.example.fr/velizy/espace-citoyens/"


def holds(portal: str, screen: str) -> bool:
    named, shown = place_of(portal), place_of(screen)
    assert named
    assert shown
    return named.holds(shown)


@pytest.mark.parametrize(
    "screen",
    [
        PORTAL,
        "https://recette.example.fr/velizy/espace-citoyens",
        "https://recette.example.fr:443/velizy/espace-citoyens/accueil?x=1#y",
        "https://RECETTE.example.fr/velizy//espace-citoyens/accueil",
        "https://marie:secret@recette.example.fr/velizy/espace-citoyens/",
        "https://recette.example.fr/velizy/espace%2Dcitoyens/accueil",
        "https://recette.example.fr/velizy/espace-citoyens;jsessionid=A1/accueil",
    ],
)
def test_screens_of_the_portal_lie_below_its_address(screen: str) -> None:
    assert holds(PORTAL, screen)


@pytest.mark.parametrize(
    "screen",
    [
        "http://recette.example.fr/velizy/espace-citoyens/",
        "https://recette.example.fr:8443/velizy/espace-citoyens/",
        "https://www.recette.example.fr/velizy/espace-citoyens/",
        "https://recette.example.fr.pirate.example/velizy/espace-citoyens/",
        "https://recette.example.fr@pirate.example/velizy/espace-citoyens/",
        "https://recette.example.fr/velizy/espace-citoyens-2/",
        "https://recette.example.fr/velizy/",
        "https://recette.example.fr/Velizy/espace-citoyens/",
    ],
)
def test_another_scheme_host_port_or_path_is_another_place(screen: str) -> None:
    assert not holds(PORTAL, screen)


def test_a_host_with_accents_is_the_one_that_the_browser_writes() -> None:
    assert holds("https://Vélizy.example.fr", "https://xn--vlizy-bsa.example.fr/accueil")
    assert holds("http://[::1]:8000/a", "http://[::1]:8000/a/b")


@pytest.mark.parametrize(
    "url",
    ["about:blank", "data:text/html,x", "blob:https://h/0b3c", "chrome-error://chromewebdata/", "http://h:x/", ""],
)
def test_a_blank_tab_an_error_page_and_what_a_page_has_made_come_from_no_host(url: str) -> None:
    assert place_of(url) is None
