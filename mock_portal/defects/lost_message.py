"""Defects that break *Je n'ai pas reçu le message d'activation*."""

from functools import partial

from .defect import Defect, part

_Defect = partial(Defect, procedure="message-non-recu")

DEFECTS = (
    _Defect(
        "new-link-missing", "sign-in", "Je clique sur Recevoir un nouveau lien d'activation",
        "The sign-in page has no link for those whose message did not come.",
        part("sign_in", new_link=""),
    ),
    _Defect(
        "address-renamed", "address", "Je saisis l'adresse électronique que j'ai donnée à la ville",
        "The form asks for something else than the address.",
        part("recovery", address="Numéro de dossier"),
    ),
    _Defect(
        "link-leads-back", "activation", "La page qui s'ouvre m'invite à personnaliser mon espace en cliquant ici",
        "The link of the new message leads back to the request of a new link.",
        part("mail", link_page="CompteCitoyen/NouveauLien"),
    ),
    _Defect(
        "password-of-another-message", "mail", "J'y note mon nom d'utilisateur et mon mot de passe",
        "The new message tells a password that the account does not have.",
        part("mail", password="Bx7r-Kn2v-Ls9f"), thorough=True,
    ),
)  # fmt: skip
