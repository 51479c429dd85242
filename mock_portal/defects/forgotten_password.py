"""Defects that break *J'ai oublié mon mot de passe*."""

from functools import partial

from .defect import Defect, part

_Defect = partial(Defect, procedure="mot-de-passe-oublie")

DEFECTS = (
    _Defect(
        "forgotten-missing", "forgotten", "Sur la page de connexion, je clique sur Mot de passe oublié",
        "The sign-in page has no link for those who forgot their password.",
        part("sign_in", forgotten=""),
    ),
    _Defect(
        "send-renamed", "address", "je clique sur Envoyer",
        "The button that asks for a message has another name.",
        part("recovery", submit="Continuer"),
    ),
    _Defect(
        "password-link-missing", "mail", "Je clique sur Choisir un nouveau mot de passe",
        "The message holds no link to a new password.",
        part("recovery", link=""),
    ),
    _Defect(
        "password-confirmation-renamed", "new-password", "Nouveau mot de passe, puis Confirmation du mot de passe",
        "The field in which the new password is typed again has another label.",
        part("recovery", confirmation="Répétez le code"),
    ),
    _Defect(
        "new-password-leads-elsewhere", "new-password", "Je choisis un nouveau mot de passe",
        "Saving the new password leads to another page than the sign-in.",
        part("recovery", next_page="Home/AccueilPublic"),
    ),
    _Defect(
        "password-link-serves-twice", "mail", "ne sert qu'une fois",
        "The link of the message leads to a new password after it has served.",
        part("recovery", link_serves_once=False), thorough=True,
    ),
)  # fmt: skip
