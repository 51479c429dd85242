"""French words are set as a printer would set them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portail.wording.typography import french, typesetter


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("l'onglet", "l’onglet"),
        ("l'`adresse`", "l’`adresse`"),
        ("l'**`adresse`**", "l’**`adresse`**"),
        ("J'ai noté : voilà", "J’ai noté\u00a0: voilà"),
        ("en ligne !", "en ligne\u202f!"),
        ("en ligne!", "en ligne\u202f!"),
        ("Vraiment ?!", "Vraiment\u202f?!"),
        ("d'abord ; ensuite", "d’abord\u202f; ensuite"),
        ("« Mes factures »", "«\u00a0Mes factures\u00a0»"),
        ("«Mes factures»", "«\u00a0Mes factures\u00a0»"),
        ("le 1er mai", "le 1ᵉʳ mai"),
        ("Vélizy - Villacoublay", "Vélizy – Villacoublay"),
        ("à 10:30", "à 10:30"),
        ("https://example.org/a?b", "https://example.org/a?b"),
        ("Et puis...", "Et puis…"),
        ("les 'guillemets' droits", "les 'guillemets' droits"),
    ],
)
def test_spaces_apostrophes_and_ordinals(typed: str, printed: str) -> None:
    assert french(typed) == printed


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="ab '’:;!?«» \u00a0\u202f.-1er", max_size=30))
def test_words_that_are_set_stay_as_they_are(words: str) -> None:
    assert french(french(words)) == french(words)


@pytest.mark.parametrize(("lang", "set_in_it"), [("fr", "Oui\u202f!"), ("fr-CA", "Oui\u202f!"), ("en", "Oui !")])
def test_french_of_every_country_is_set_as_french(lang: str, set_in_it: str) -> None:
    assert typesetter(lang)("Oui !") == set_in_it
