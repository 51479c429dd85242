"""French words are set as a printer would set them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portail.wording.typography import direction_of, french, is_right_to_left, one_sentence_a_line, typesetter


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


@pytest.mark.parametrize(
    ("lang", "is_so"),
    [("ar", True), ("ar-MA", True), ("he", True), ("fa", True), ("az-Arab", True), ("ar-Latn", False), ("fr", False)],
)
def test_a_language_is_written_from_the_right_by_its_script_or_as_usual(lang: str, is_so: bool) -> None:
    assert is_right_to_left(lang) == is_so


@pytest.mark.parametrize(
    ("words", "direction"),
    [("« Valider »", "ltr"), ("1 place du Port", "ltr"), ("01 02 03", "ltr"), ("3 أيام", "rtl"), ("…", "rtl")],
)
def test_words_have_the_direction_of_their_first_letter(words: str, direction: str) -> None:
    assert direction_of(words, "rtl") == direction


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("نعم. ثم لا؟ بلى", "نعم.\nثم لا؟\nبلى"),
        ("د. أحمد", "د. أحمد"),
        ("כן. לא", "כן.\nלא"),
        ("Oui. Non", "Oui.\nNon"),
    ],
)
def test_sentences_are_told_apart_in_scripts_without_capitals(words: str, lines: str) -> None:
    assert one_sentence_a_line(words) == lines
