"""A promise is compared as a reader compares."""

import pytest

from portail.procedure.matching import anywhere, exactly, same


@pytest.mark.parametrize(
    ("promised", "shown"),
    [
        ("J'ACCEPTÉ", "J'ACCEPTE"),
        ("J'ACCEPTE", "J’ACCEPTE"),
        ("VALIDER", "Valider"),
        ("PRÉCÉDENT", "PRECEDENT"),
        ("Précédent", "PRECEDENT"),
        ("precedent", "PRÉCÉDENT"),
        ("Mes factures", "  Mes\u00a0factures "),
        ("Montant : 3 €", "Montant\u202f: 3\u00a0€"),
        ("nom d'utilisateur", "Nom d’utilisateur"),
        ("Nom d'utilisateur", "Nom d'utilisateur *"),
        ("Mot de passe", "Mot de passe :"),
        ("Identifiant", "Identifiant (obligatoire)"),
        ("Mes factures", "Mes factures (1)"),
        ("Mes factures", "Mes factures [12]"),
        ("Mes factures", "Mes factures (99+)"),
        ("Identifiant", "* Identifiant – obligatoire"),
        ("Identifiant", "Identifiant (champ requis)"),
        ("Identifiant", "Identifiant (ex. : F1234)"),
        ("Identifiant", "1. Identifiant"),
        ("Mes factures", "Mes factures (2/5)"),
        ("VALIDER", "Valider…"),
        ("Bienvenue", "Bienvenue !"),
        ("VALIDER", "Valider ⟶"),
        ("Identifiant", "Identifiant\u200b"),
        ("VALIDER", "Valider ›"),
        ("Mes factures", "\uf0d6 Mes factures"),
        ("Clé 23456-B7J8K2", "clé 23456-B7J8K2"),
        ("Clé 23456-B7J8K2", "Clé : 23456-B7J8K2"),
        ("Clé 23456-B7J8K2", "Clé (voir votre courrier) ? 23456-B7J8K2"),
        ("ici", "Cliquez ici"),
        ("VALIDER", "Cliquer sur VALIDER"),
        ("Début / fin", "début / fin *"),
    ],
)
def test_case_apostrophe_space_and_accents_of_capitals_do_not_matter(promised: str, shown: str) -> None:
    assert same(promised, shown)


@pytest.mark.parametrize(
    ("promised", "shown"),
    [
        ("Clé", "Cle"),
        ("cle", "clé"),
        ("VALIDER", "VALIDEZ"),
        ("Mes factures", "Mes facture"),
        ("Mes factures", "Toutes mes factures"),
        ("Service", "Services"),
        ("espace-citoyens", "espace citoyens"),
        ("Terminé.", "Terminé !"),
        ("à", "â"),
        ("Clé 23456-B7J8K2", "Clé 23456-b7j8k2"),
        ("Mes factures", "Mes factures (à payer)"),
        ("Mes factures", "Mes factures 2"),
        ("Clé 23456-B7J8K2", "Clé23456-B7J8K2"),
        ("Clé 23456-B7J8K2", "Clé de la cantine 23456-B7J8K2"),
        ("ici", "Ne cliquez pas ici"),
        ("Mes factures", "Mes factures (2019)"),
        ("Identifiant", "Identifiant requis"),
        ("Identifiant", "Identifiant (extrait)"),
        ("Identifiant", "12 Identifiant"),
        ("VALIDER", "Valider ?"),
    ],
)
def test_anything_else_matters(promised: str, shown: str) -> None:
    assert not same(promised, shown)


def test_words_are_found_in_a_longer_text_but_not_in_a_longer_word() -> None:
    assert anywhere("Action sociale").search("Service\nAction   sociale\nAnnuler")
    assert not anywhere("Service").search("Les services proposés")


def test_a_substitution_is_looked_for_in_the_place_of_the_words() -> None:
    key = exactly("Clé 23456-B7J8K2", {"23456-B7J8K2": r"\d{5}-[A-Z0-9]{6}"})

    assert key.match("Clé 99999-ABCDEF")
    assert not key.match("Clé 9999-ABCDEF")


def test_the_longest_words_are_replaced_first() -> None:
    words = {"clé": "code", "clé enfance": "carte jeunesse"}

    assert exactly("La clé enfance et la clé", words).match("La carte jeunesse et la code")


def test_no_expression_has_a_slash_at_which_playwright_would_end_it() -> None:
    substituted = exactly("Né le 1/2, le {jour}", {"{jour}": r"\d\d/\d\d\/\d{4}"})

    assert "/" not in substituted.pattern
    assert substituted.match("Né le 1/2, le 15/03/2026")
