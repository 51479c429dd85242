"""Lines of a quotation are found where they stand; one that is missing costs no other."""

from portail.screen.quotation import align, missing_lines, nearest_line, repeated_lines


def test_lines_are_missing_that_do_not_stand_after_the_ones_before_them() -> None:
    text = "Service\nClé\nEnfance\nAction sociale"

    assert missing_lines(text, ["Service Clé", "Action sociale"]) == []
    assert missing_lines(text, ["Action sociale", "Enfance"]) == [1]
    assert missing_lines(text, ["Service Clé", "Logement", "Action sociale"]) == [1]


def test_the_nearest_line_is_the_one_that_resembles_most() -> None:
    text = "ANNULER\nVALIDEZ\nAction sociale"

    assert nearest_line(text, "VALIDER") == "VALIDEZ"
    assert nearest_line(text, "Action locale et sportive") is None
    assert nearest_line(text, "Rien de tel sur la page") is None


def test_a_missing_line_costs_no_other_its_place() -> None:
    text = "Préambule\nDéfinitions\nLa Collectivité\nPréambule"

    assert missing_lines(text, ["Objet", "Préambule", "Définitions", "La Collectivité"]) == [0]
    assert missing_lines(text, ["Définitions", "Préambule"]) == []
    assert missing_lines(text, ["La Collectivité", "Définitions", "Préambule"]) == [1]


def test_a_title_is_no_word_of_a_sentence() -> None:
    text = "Vous saisissez les clés de nos services proposés.\nLa clé vous est fournie."
    first, second = text.split("\n")

    assert missing_lines(text, ["SERVICES", first, second]) == [0]
    assert missing_lines(text, [first, "Clé", second]) == [1]
    assert missing_lines("services\nLa clé", ["SERVICES", "La clé"]) == []
    assert missing_lines("Étape 2 : Services\nLa clé", ["SERVICES", "La clé"]) == []


def test_lines_take_the_places_that_are_closest_together() -> None:
    text = "Services\nAccueil\nServices\nAction sociale"

    assert align(text, ["Services", "Action sociale"]) == [(17, 25), (26, 40)]


def test_a_line_stands_as_often_as_its_quotation_has_it() -> None:
    def repeated(text: str, *lines: str) -> list[int]:
        return repeated_lines(text, lines, align(text, lines))

    assert repeated("Clé\nAction sociale\nAction sociale\nFin", "Clé", "Action sociale") == [1]
    assert repeated("Titre\nClé\nTitre\nFin", "Titre", "Clé", "Titre") == []
    assert repeated("Enfance\nOuvert\nAction sociale\nOuvert", "Enfance", "Action sociale", "Ouvert") == []
    assert repeated("Clé\nAction sociale\nAction sociale", "Clé", "Action sociale") == [1]
    assert repeated("SERVICES\nSERVICES\nClé", "SERVICES", "Clé") == [0]
    assert repeated("Titre\nClé\nB7J8\nClé\nB7J8\nFin", "Titre", "Clé B7J8", "Fin") == [1]
    assert repeated("Titre\nClé\nB7J8\nClé\nB7J8", "Titre", "Clé B7J8") == [1]
    assert repeated("Clé\nAction sociale Action sociale\nFin", "Clé", "Action sociale", "Fin") == [1]
    assert repeated("CLÉ\nLa clé est à vous\nLa clé est à vous\nFin", "Clé", "La clé est à vous", "Fin") == [1]
    assert repeated("Clé\nB7J8\nClé\nB7J8\nFin", "Clé B7J8", "Fin") == [0]
    assert repeated("Action sociale\nLoin\nDe\nClé\nAction sociale", "Clé", "Action sociale") == []
