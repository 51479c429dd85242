"""Things that the document does not name are known by their usual names, and by no others."""

import re

import pytest

from scenarios.pages.usual_names import (
    CONFIRMATION,
    GO_ON,
    INVOICES,
    MY_SPACE,
    NEXT,
    PAY,
    PAY_NOW,
    PAYMENT,
    SAVE,
    SIGN_IN,
    SIGN_OUT,
)

MEANT = {
    SIGN_IN: ("Se connecter", "Connexion", "Je m’identifie", "S'authentifier", "Log in", "SIGN IN"),
    SIGN_OUT: ("Se déconnecter", "Déconnexion", "Me déconnecter", "Fermer ma session"),
    SAVE: (
        "Enregistrer",
        "J'enregistre mes identifiants",
        "Sauvegarder",
        "Créer mon espace",
        "Mettre à jour",
        "VALIDER",
    ),
    GO_ON: ("OK", "Go", "Suivant", "Étape suivante", "→ Continuer", "C’est parti !", "Entrer", "Accéder à mon espace"),
    NEXT: ("Suivant", "Continuer", "Poursuivre"),
    PAY: (
        "Payer",
        "Régler",
        "Je règle en ligne",
        "Paiement en ligne",
        "Règlement par carte bancaire",
        "Télépaiement",
        "CB",
    ),
    PAY_NOW: ("Continuer vers le paiement", "Valider mon règlement"),
    PAYMENT: ("Paiement en ligne", "Avant de payer", "Règlement de la facture"),
    INVOICES: ("Mes factures", "Vos factures à payer", "Facturation"),
    MY_SPACE: ("Mon espace", "Mon compte", "Accéder à mon espace"),
    CONFIRMATION: ("Confirmez le mot de passe", "Encore une fois", "Ressaisissez-le", "Répéter le code"),
}
NOT_MEANT = {
    SIGN_IN: ("Se connecter plus tard", "Connexion avec Google", "Se connecter avec FranceConnect", "Créer un compte"),
    SIGN_OUT: ("Se connecter", "Quitter le plein écran"),
    SAVE: ("Supprimer mon compte", "Continuer sans enregistrer", "Annuler et valider plus tard", "Retour"),
    GO_ON: ("Annuler", "Continuer sans me connecter", "Suivi", "Tout supprimer", "Goûter", "Aide"),
    NEXT: ("Se connecter", "Continuer plus tard"),
    PAY: (
        "Réglée",
        "Payée le 12 octobre",
        "Règlement intérieur",
        "Réglementation",
        "Paysage",
        "Factures 2 à régler",
        "Payer plus tard",
    ),
    PAY_NOW: ("Payer", "Payer en ligne", "Accéder au paiement", "Continuer"),
    PAYMENT: ("Mes factures", "Factures à payer", "Accueil"),
    INVOICES: ("Facture n° 12", "Accueil"),
    MY_SPACE: ("Vélizy-Villacoublay Espace Famille", "Mon panier"),
    CONFIRMATION: ("Mot de passe", "Confirmez votre e-mail", "Confirmez votre adresse"),
}


@pytest.mark.parametrize("names", MEANT)
def test_a_thing_is_known_by_its_usual_names(names: re.Pattern[str]) -> None:
    assert [name for name in MEANT[names] if not names.search(name)] == []


@pytest.mark.parametrize("names", NOT_MEANT)
def test_what_is_called_otherwise_is_another_thing(names: re.Pattern[str]) -> None:
    assert [name for name in NOT_MEANT[names] if names.search(name)] == []
