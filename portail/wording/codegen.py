"""What a draft says beside its actions, in the language of the document, and what `portail record` prints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

RECORDING: Final = "Enregistrement : faites la démarche, puis fermez la fenêtre ou tapez Ctrl-C."
NOTHING_DONE: Final = "Rien n’a été fait dans cette fenêtre : il n’y a pas de brouillon à écrire."
NO_DISPLAY: Final = (
    "Cette machine n’a pas d’écran où montrer une fenêtre. Lancez la commande depuis une session graphique, sous "
    "« xvfb-run », ou donnez par --connect l’adresse d’un navigateur où quelqu’un clique."
)
NO_NAMES: Final = (
    "Ce navigateur ne dit pas sous quels noms il présente les choses. Prenez Chromium, Chrome ou Edge ; s’il est donné "
    "par --connect, lancez-le avec --enable-blink-features=ComputedAccessibilityInfo."
)
NOT_AN_ADDRESS: Final = (
    "Donnez l’adresse entière d’une page : http://… ou https://… ; sans adresse, lancez la commande dans un projet "
    "qui a un portail à lui."
)


@dataclass(frozen=True)
class Document:
    """The words of a draft in one language."""

    audience: str
    title: str
    screen: str
    shows: str
    picture: str
    steps: str
    unread: Mapping[str, str]
    day: str
    keys: Mapping[str, str]


DOCUMENTS: Mapping[str, Document] = {
    "fr": Document(
        audience="tous",
        title="Procédure enregistrée",
        screen="L’écran « {} »",
        shows="L’écran montre `{}`.",
        picture="L’écran « {} »",
        steps="etape",
        unread={
            "press": "À presser : **{}**.",
            "tick": "À cocher : **{}**.",
            "untick": "À décocher : **{}**.",
            "choose": "À choisir : **{}**.",
            "add-file": "À joindre : **{}**.",
            "type": "À remplir : **{}**.",
        },
        day="{day}/{month}/{year}",
        keys={"Enter": "Entrée", "Escape": "Échap"},
    ),
    "en": Document(
        audience="everyone",
        title="Recorded procedure",
        screen="The screen “{}”",
        shows="The screen shows `{}`.",
        picture="The screen “{}”",
        steps="step",
        unread={
            "press": "To be pressed: **{}**.",
            "tick": "To be ticked: **{}**.",
            "untick": "Not to be ticked: **{}**.",
            "choose": "To be chosen: **{}**.",
            "add-file": "To be attached: **{}**.",
            "type": "To be filled in: **{}**.",
        },
        day="{year}-{month}-{day}",
        keys={"Enter": "Enter", "Escape": "Escape"},
    ),
}


def already_there(file: str) -> str:
    return f"{file} est déjà là. Donnez un autre fichier par -o, ou --force pour le remplacer."


def page_does_not_open(url: str, reason: str) -> str:
    return f"{url} ne s’ouvre pas : {reason} Vérifiez l’adresse, et que le portail répond."


LEFT_OUT: Final = {
    "dragged": "Pas dans le brouillon : « {} » a été glissé à la souris. Une fonction Python peut le faire.",
    "asked": "Pas dans le brouillon : la page demande « {} ». Répondez-y dans la cible : [dialogs], accept ou refuse.",
    "nameless": "Pas dans le brouillon : un champ que rien ne nomme a été rempli. Une fonction Python peut le faire.",
}
"""What is said of what no sentence does."""


def written(file: str, steps: int) -> str:
    return f"{file} : {steps} étape{'s' if steps > 1 else ''}."


def target(base_url: str, mailbox: str, person: Sequence[str], values: Sequence[str]) -> str:
    """Return the target on which the draft can be walked, as TOML; the values are left to the reader."""
    lines = ["[targets.essai]", f'base_url = "{base_url}"']
    lines += ["", "[targets.essai.mailbox]", f'url = "{mailbox}"'] if mailbox else []
    lines += ["", "[targets.essai.person]", *(f'{name} = "…"' for name in person)] if person else []
    lines += ["", "[targets.essai.values]", *(f'"{name}" = "…"' for name in values)] if values else []
    return "\n".join(["Pour le parcourir, dans portail.toml :", "", *lines])


def secrets(variables: Sequence[str]) -> str:
    return f"Dans l’environnement, jamais dans un fichier : {', '.join(variables)}."


def own_portal(url: str, email: str, password: str, inbox: str) -> str:
    """Say who may sign in on the portal of a project, and where the mail is read; what is empty is left out."""
    lines = [f"Le portail du projet : {url}"]
    lines += [f"La personne : {email}{f', mot de passe {password}' if password else ''}"] if email else []
    lines += [f"Son courrier, à ouvrir dans un autre onglet : {inbox}"] if inbox else []
    return "\n".join(lines)


def how_to_walk_here(file: str, values: Sequence[str]) -> str:
    """`values` are the names of those that the portal of the project must give."""
    given = [f"start.py doit donner par values : {', '.join(values)}."] if values else []
    return "\n".join([*given, f"Pour le parcourir : portail walk {file}"])


def how_to_walk(file: str) -> str:
    return f"Puis : portail walk {file} --target essai"
