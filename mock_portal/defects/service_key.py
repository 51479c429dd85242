"""Defects that break *Ajouter la clé d'un service*."""

from functools import partial

from msgspec.structs import replace

from .defect import Defect, part, without_tab

_Defect = partial(Defect, procedure="ajouter-une-cle")

DEFECTS = (
    _Defect(
        "modification-tab-missing", "modification", "Je clique sur l'onglet Modification de votre Espace",
        "The navigation has no tab for changes of the space.",
        without_tab("CompteCitoyen/Modification"),
    ),
    _Defect(
        "save-keys-renamed", "key", "Puis je clique sur Enregistrer mes clés",
        "The button that saves the keys has another name.",
        part("modification", save_keys="Mettre à jour"),
    ),
    _Defect(
        "access-not-told", "linked", "Accès ouvert",
        "The home page does not say that the service is open.",
        part("home", linked="En cours d’étude"),
    ),
    _Defect(
        "access-forgotten", "linked", "Le service est ouvert",
        "The key has to be entered again at the next sign-in.",
        lambda town: replace(town, forgets=("keys",)), thorough=True,
    ),
)  # fmt: skip
