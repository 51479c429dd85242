"""What led nowhere is left out of a story: ways back, corrections, screens that lead on by themselves."""

from dataclasses import replace

from portail.codegen.events import Event, Screen, UserAction
from portail.codegen.screens import visits_of

HOME = Screen(0, "a", "1", "http://b.fr/", "Accueil", "Accueil", by_address=True)
ROOMS = Screen(0, "b", "2", "http://b.fr/salles", "Salles", "Les salles")
HELP = Screen(0, "c", "3", "http://b.fr/aide", "Aide", "Aide")


def press(screen: Screen, name: str, *, implied: bool = False) -> UserAction:
    return UserAction("press", screen, name, implied=implied)


def type_into(screen: Screen, thing: str, value: str) -> UserAction:
    return UserAction("type", screen, thing, value, thing=thing)


def kept(*seen: Event, url: str = HOME.url) -> list[tuple[str, list[str]]]:
    """Return the names of the screens, and what is done on each."""
    said = "{0.act} {0.name} {0.value}"
    return [
        (visit.screen.name, [said.format(action).strip() for action in visit.actions]) for visit in visits_of(seen, url)
    ]


def test_typing_is_one_deed_a_field_and_what_was_corrected_is_not_heard() -> None:
    assert kept(
        HOME,
        type_into(HOME, "Nom", "M"),
        type_into(HOME, "Nom", "Ma"),
        type_into(HOME, "Prénom", "P"),
        type_into(HOME, "Nom", "Martin"),
        press(HOME, "OK"),
        type_into(HOME, "Nom", "Durand"),
    ) == [("Accueil", ["open-site", "type Nom Martin", "type Prénom P", "press OK", "type Nom Durand"])]


def test_a_tick_that_is_taken_away_again_replaces_the_first() -> None:
    tick = UserAction("tick", HOME, "J’accepte", thing="1")

    assert kept(tick, replace(tick, act="untick")) == [("Accueil", ["open-site", "untick J’accepte"])]


def test_the_enter_key_that_presses_a_button_is_told_as_that_press() -> None:
    enter = UserAction("key", HOME, "Enter")

    assert kept(enter, press(HOME, "OK", implied=True)) == [("Accueil", ["open-site", "press OK"])]
    assert kept(enter) == [("Accueil", ["open-site", "key Enter"])]


def test_a_way_from_which_one_came_back_is_left_out() -> None:
    back = replace(HOME, document="d")

    assert kept(
        HOME,
        type_into(HOME, "Nom", "Martin"),
        press(HOME, "Aide"),
        HELP,
        press(HELP, "Contact"),
        back,
        press(back, "Salles"),
        ROOMS,
    ) == [("Accueil", ["open-site", "type Nom Martin", "press Salles"]), ("Les salles", [])]


def test_what_is_typed_anew_on_a_screen_that_was_loaded_again_is_told_once() -> None:
    again = replace(HOME, document="d")

    assert kept(HOME, type_into(HOME, "Nom", "Durand"), again, type_into(again, "Nom", "Martin")) == [
        ("Accueil", ["open-site", "type Nom Martin"])
    ]


def test_a_document_that_takes_the_place_of_another_in_the_history_is_no_way_back() -> None:
    answer = replace(HOME, document="d", heading="Merci")

    assert kept(HOME, press(HOME, "Envoyer"), answer) == [("Accueil", ["open-site", "press Envoyer"]), ("Merci", [])]


def test_screens_that_lead_on_by_themselves_are_left_out() -> None:
    assert [name for name, _ in kept(HOME, press(HOME, "Salles"), HELP, ROOMS)] == ["Accueil", "Les salles"]


def test_a_new_heading_is_another_screen_though_no_document_is_loaded() -> None:
    second = replace(HOME, heading="Paiement")

    assert kept(HOME, press(HOME, "Suite"), second, press(second, "Payer")) == [
        ("Accueil", ["open-site", "press Suite"]),
        ("Paiement", ["press Payer"]),
    ]


def test_a_typed_address_and_a_return_to_another_tab_are_opened_as_pages() -> None:
    typed = replace(HELP, by_address=True, url="http://b.fr/aide?sujet=1")
    other = replace(ROOMS, tab=1, entry="1")

    assert kept(
        HOME, type_into(HOME, "Nom", "M"), typed, press(typed, "Salles"), other, press(other, "Ravel"), typed
    ) == [
        ("Accueil", ["open-site", "type Nom M"]),
        ("Aide", ["open-page /aide?sujet=1", "press Salles"]),
        ("Les salles", ["press Ravel"]),
        ("Aide", ["open-page /aide?sujet=1"]),
    ]


def test_a_recording_that_begins_at_a_page_opens_that_page() -> None:
    elsewhere = replace(HELP, url="http://c.fr/aide", by_address=True)
    typed = type_into(HOME, "Nom", "M")

    assert kept(HOME, typed, url="http://b.fr/ville/entrer?pas=1")[0][1][0] == "open-page /entrer?pas=1"
    assert kept(HOME, typed, url="http://b.fr")[0][1][0] == "open-site"
    assert kept(HOME, typed, elsewhere, url="http://b.fr")[1][1] == ["open-page http://c.fr/aide"]
