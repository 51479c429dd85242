"""What the guide itself says, in the language of its procedure, and where a format of it cannot be made."""

from collections.abc import Mapping
from datetime import date
from typing import Final

NO_PANGO: Final = (
    "Pas de guide en PDF : Pango manque. Installez Pango, sous Debian par « apt-get install libpangoft2-1.0-0 »."
)
GUIDE_PROCESS_DIED: Final = (
    "Le processus qui écrit les guides s’est arrêté avant la fin, faute de mémoire peut-être. Les parcours sont faits, "
    "leurs comptes rendus écrits : libérez de la mémoire, puis relancez la commande."
)
LOGO: Final = "Logo"
MARKS: Final = {
    "fr": "repère",
    "de": "Markierung",
    "es": "marca",
    "it": "riferimento",
    "nl": "merkteken",
    "pt": "marca",
    "ar": "علامة",
    "fa": "نشانه",
    "he": "סימון",
}
ENLARGE: Final = {
    "fr": "Agrandir l’image",
    "de": "Bild vergrößern",
    "es": "Ampliar la imagen",
    "it": "Ingrandire l’immagine",
    "ar": "تكبير الصورة",
    "fa": "بزرگ‌نمایی تصویر",
    "he": "הגדלת התמונה",
}
DETAIL: Final = {
    "fr": "Détail",
    "de": "Ausschnitt",
    "es": "Detalle",
    "it": "Dettaglio",
    "nl": "Detail",
    "ar": "تفصيل",
    "fa": "جزئیات",
    "he": "פרט",
}
STEP_CONTINUED: Final = {
    "fr": "Étape {} (suite)",
    "de": "Schritt {} (Fortsetzung)",
    "es": "Paso {} (continuación)",
    "it": "Passo {} (segue)",
    "nl": "Stap {} (vervolg)",
    "pt": "Passo {} (continuação)",
    "ar": "الخطوة {} (تتمة)",
    "fa": "گام {} (ادامه)",
    "he": "שלב {} (המשך)",
}
HELP: Final = {
    "fr": "Besoin d’aide ?",
    "de": "Brauchen Sie Hilfe?",
    "es": "¿Necesita ayuda?",
    "it": "Serve aiuto?",
    "ar": "هل تحتاج إلى مساعدة؟",
    "fa": "کمک لازم دارید؟",
    "he": "צריכים עזרה?",
}
CONTENTS: Final = {
    "fr": "Étapes",
    "de": "Schritte",
    "es": "Pasos",
    "it": "Passi",
    "nl": "Stappen",
    "pt": "Passos",
    "ar": "الخطوات",
    "fa": "گام‌ها",
    "he": "השלבים",
}
PROCEDURES: Final = {"fr": "Démarches", "es": "Trámites", "it": "Procedure", "pt": "Procedimentos"}
GLOSSARY: Final = {"fr": "Glossaire", "de": "Glossar", "es": "Glosario", "it": "Glossario", "pt": "Glossário"}
EASY: Final = {
    "fr": "Facile à lire et à comprendre",
    "de": "Leichte Sprache",
    "es": "Lectura fácil",
    "it": "Facile da leggere e da capire",
    "pt": "Leitura fácil",
}
WAYS: Final = {
    "fr": {"address": "Adresse", "telephone": "Téléphone", "hours": "Horaires", "contact": "Écrire", "link": "Site"},
    "en": {"address": "Address", "telephone": "Telephone", "hours": "Hours", "contact": "Write", "link": "Site"},
    "ar": {"address": "العنوان", "telephone": "الهاتف", "hours": "المواعيد", "contact": "للمراسلة", "link": "الموقع"},
    "fa": {"address": "نشانی", "telephone": "تلفن", "hours": "ساعت‌ها", "contact": "تماس", "link": "وبگاه"},
    "he": {"address": "כתובת", "telephone": "טלפון", "hours": "שעות", "contact": "פנייה", "link": "אתר"},
}
ACCESSIBILITY: Final = {
    "fr": "Chaque image a un texte de remplacement ; les étapes sont des titres et forment la table des matières.",
    "en": "Each picture has a text alternative; the steps are headings and make the table of contents.",
    "ar": "لكل صورة نص بديل؛ والخطوات عناوين يتكوّن منها جدول المحتويات.",
    "fa": "هر تصویر متن جایگزین دارد؛ گام‌ها عنوان‌اند و فهرست را می‌سازند.",
    "he": "לכל תמונה יש טקסט חלופי; השלבים הם כותרות ויוצרים את תוכן העניינים.",
}
FOR_WHOM: Final = {"fr": "Pour : {}", "ar": "موجّه إلى: {}", "fa": "برای: {}", "he": "עבור: {}"}
EDITIONS: Final = {"ar": "الإصدار {}", "fa": "نسخهٔ {}", "he": "גרסה {}"}
QR_CODES: Final = {"fr": "Code QR\u00a0: {}", "ar": "رمز QR: {}", "fa": "کد QR: {}", "he": "קוד QR: {}"}
MONTHS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
ARABIC_MONTHS: Final = (
    *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"),
    *("يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
)
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


def for_whom(lang: str, audience: str) -> str:
    """Return whom a guide is for."""
    return FOR_WHOM.get(lang, "For: {}").format(audience)


def edition(lang: str, version: str | None, of: date | None) -> str:
    """Return which edition of a guide it is: its version and its date, as far as they are known."""
    return " – ".join(
        [*([EDITIONS.get(lang, "Version {}").format(version)] if version else []), *([_day(lang, of)] if of else [])]
    )


def contents(lang: str) -> str:
    """Return the title of a list of the steps."""
    return CONTENTS.get(lang, "Steps")


def easy(lang: str) -> str:
    """Return what a guide says of itself that is easy to read."""
    return EASY.get(lang, "Easy to read")


def procedures(lang: str) -> str:
    """Return the title of a list of guides."""
    return PROCEDURES.get(lang, "Procedures")


def glossary(lang: str) -> str:
    """Return what heads the definitions of all guides of a booklet."""
    return GLOSSARY.get(lang, "Glossary")


def need_help(lang: str) -> str:
    """Return what heads the ways to reach the publisher."""
    return HELP.get(lang, "Need help?")


def ways(lang: str) -> Mapping[str, str]:
    """Return what the ways to reach the publisher are called, by their keys in `[document]`."""
    return WAYS.get(lang, WAYS["en"])


def qr(lang: str, link: str) -> str:
    """Return the text alternative of a QR code."""
    return QR_CODES.get(lang, "QR code: {}").format(link)


def _day(lang: str, day: date) -> str:
    if lang == "ar":
        return f"{day.day} {ARABIC_MONTHS[day.month - 1]} {day.year}"
    if lang != "fr":
        return day.isoformat()
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


def template_unusable(path: str, reason: str) -> str:
    return f"[document] page : {path} ne peut pas servir de modèle ({reason}). Corrigez-le, ou retirez « page »."


def word_file_unusable(path: str, reason: str) -> str:
    return f"[document] word : {path} n’est pas un fichier Word ({reason}). Donnez un .docx ou un .dotx."


def odt_file_unusable(path: str, reason: str) -> str:
    return f"[document] odt : {path} n’est pas un fichier OpenDocument ({reason}). Donnez un .odt ou un .ott."


def accessibility(lang: str) -> str:
    """Return what an EPUB says of how it can be read."""
    return ACCESSIBILITY.get(lang, ACCESSIBILITY["en"])
