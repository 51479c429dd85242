"""What the guide itself says, in the language of its procedure, and where a format of it cannot be made."""

from typing import Final

NO_PANGO: Final = (
    "Pas de guide en PDF : Pango manque. Installez Pango, sous Debian par « apt-get install libpangoft2-1.0-0 »."
)
MARKS: Final = {
    "fr": "repère",
    "de": "Markierung",
    "es": "marca",
    "it": "riferimento",
    "nl": "merkteken",
    "pt": "marca",
}
ENLARGE: Final = {
    "fr": "Agrandir l’image",
    "de": "Bild vergrößern",
    "es": "Ampliar la imagen",
    "it": "Ingrandire l’immagine",
}
DETAIL: Final = {"fr": "Détail", "de": "Ausschnitt", "es": "Detalle", "it": "Dettaglio", "nl": "Detail"}
STEP_CONTINUED: Final = {
    "fr": "Étape {} (suite)",
    "de": "Schritt {} (Fortsetzung)",
    "es": "Paso {} (continuación)",
    "it": "Passo {} (segue)",
    "nl": "Stap {} (vervolg)",
    "pt": "Passo {} (continuação)",
}
BETWEEN: Final = {"fr": "\u00a0: "}


def mark(lang: str) -> str:
    """Return what the number of a thing on a picture is called, for those who hear it."""
    return MARKS.get(lang, "mark")


def enlarge(lang: str) -> str:
    """Return the name of what enlarges a picture."""
    return ENLARGE.get(lang, "Enlarge the picture")


def detail(lang: str, alt: str) -> str:
    """Return the text alternative of an enlarged part of a picture."""
    return f"{DETAIL.get(lang, 'Detail')}{BETWEEN.get(lang, ': ')}{alt}"


def continued(lang: str, number: int) -> str:
    """Return what heads a page on which a step goes on."""
    return STEP_CONTINUED.get(lang, "Step {} (continued)").format(number)
