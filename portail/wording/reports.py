"""The French words in which reports and the console speak of walks."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

STATUS: Final = {"passed": "réussie", "failed": "échouée", "skipped": "non parcourue"}
OUTCOME: Final = {"passed": "réussi", "failed": "échoué", "flaky": "instable"}
TEST_OUTCOME: Final = {
    "passed": "réussi",
    "failed": "échoué",
    "error": "en erreur",
    "skipped": "ignoré",
    "xfailed": "échoué comme prévu",
    "xpassed": "réussi contre toute attente",
    "flaky": "réussi après un échec",
    "interrupted": "interrompu",
}
"""How a test ended; pytest's own words for it are the keys."""
RESPECT: Final = {"passed": "respectée", "failed": "non respectée"}
"""How a procedure ended that was walked without a test."""
TEST_INTERRUPTED: Final = "La session s’est arrêtée avant la fin de ce test."
PROMISE: Final = {"held": "tenue", "broken": "rompue", "unchecked": "non vérifiée"}
INTERRUPTED: Final = "le parcours s’est interrompu"
WALKING: Final = "en cours"
TO_COME: Final = "à venir"

REPORT: Final = "Rapport"
INDEX: Final = "Index"
REPORT_OF_TESTS: Final = "Rapport des tests"
TESTS: Final = "Tests"
TEST: Final = "Test"
ALL_OF_PYTEST: Final = "Tout ce que pytest en dit"
WALKS: Final = "Parcours des procédures"
WALK: Final = "Parcours"
NUMBER: Final = "N°"
STEP: Final = "Étape"
STEPS: Final = "Étapes"
RESULT: Final = "Résultat"
DURATION: Final = "Durée"
FAILURES: Final = "Échecs"
LAST_SESSIONS: Final = "Dernières sessions"
REPETITIONS: Final = "Répétitions"
UNSTABLE: Final = "Tests et étapes instables"
TEST_OR_STEP: Final = "Test ou étape"
THE_STEPS: Final = "Les étapes"
OWN_PORTAL: Final = "portail du projet"
BROKEN_SENTENCE: Final = "La phrase qui n’est pas tenue"
EXPECTED: Final = "Attendu"
FOUND: Final = "Trouvé"
HINT: Final = "À regarder"
FAILURE_SCREEN: Final = "L’écran au moment de l’échec"

ILLUSTRATED_REPORT: Final = "Le rapport illustré"
SCREEN: Final = "Écran"
GUIDE_PDF: Final = "La procédure illustrée (PDF)"
GUIDE_HTML: Final = "La procédure illustrée (page à imprimer)"
GUIDE_LARGE_PRINT: Final = "La procédure illustrée (PDF en gros caractères)"
GUIDE_DOCX: Final = "La procédure illustrée (Word)"
GUIDE_ODT: Final = "La procédure illustrée (OpenDocument)"
GUIDE_EPUB: Final = "La procédure illustrée (EPUB)"
GUIDE_MARKDOWN: Final = "La procédure illustrée (Markdown)"
GUIDE_CONFORMANCE: Final = "L’accessibilité de la procédure illustrée"
FILM_MP4: Final = "La procédure en film (MP4)"
FILM_WEBP: Final = "La procédure en film (WebP)"
FILM_GIF: Final = "La procédure en film (GIF, pour les mails et les wikis)"
GUIDES: Final = "Les procédures illustrées, dans chaque langue"
PROCEDURE: Final = "Procédure"
FORMATS: Final = {
    "guide/guide.pdf": "PDF",
    "guide/guide.large-print.pdf": "PDF en gros caractères",
    "guide/guide.html": "page",
    "guide/guide.docx": "Word",
    "guide/guide.odt": "OpenDocument",
    "guide/guide.epub": "EPUB",
    "guide/guide.md": "Markdown",
    "guide/guide.mp4": "film",
}
"""What is handed out, by its path beside the record of a walk."""
LANGUAGES: Final = {
    "ar": "العربية",
    "bg": "български",
    "de": "Deutsch",
    "en": "English",
    "es": "español",
    "fa": "فارسی",
    "fr": "français",
    "he": "עברית",
    "it": "italiano",
    "nl": "Nederlands",
    "pl": "polski",
    "ps": "پښتو",
    "pt": "português",
    "ro": "română",
    "ru": "русский",
    "so": "Soomaali",
    "sq": "shqip",
    "ta": "தமிழ்",
    "tr": "Türkçe",
    "uk": "українська",
    "ur": "اردو",
    "vi": "Tiếng Việt",
    "zh": "中文",
}
"""Languages as those who read them call them."""
RECORD: Final = "Le compte rendu (JSON)"
TRACE: Final = "La trace du navigateur"
FAILURE_TEXT: Final = "Le texte de l’écran au moment de l’échec"


def language(lang: str) -> str:
    """Name a language (BCP 47) as its readers do; where no name is known, there is its code alone."""
    return LANGUAGES.get(lang, LANGUAGES.get(lang.partition("-")[0], lang))


def seconds(milliseconds: int) -> str:
    """Write a duration, given in milliseconds, in seconds with the French decimal comma."""
    return f"{milliseconds / 1000:.1f} s".replace(".", ",")


def moment(time: "datetime") -> str:
    return time.strftime("%d/%m/%Y à %H:%M")


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Write a number with its noun, in the plural from two on; by default the plural ends in s."""
    return f"{number} {(plural or f'{noun}s') if number > 1 else noun}"


def out_of(part: int, whole: int) -> str:
    return f"{part} sur {whole}"


def visited(origins: "Iterable[str]") -> str:
    return f"hôtes visités : {', '.join(origins)}"


def passed(steps: int, promises: int, *, is_whole: bool) -> str:
    kept = "la procédure est respectée" if is_whole else "les étapes parcourues sont respectées"
    return f"{kept} ({counted(steps, 'étape')}, {counted(promises, 'promesse')})."


def failed_at(number: int) -> str:
    return f"la procédure n’est pas respectée à l’étape {number}."


def verdict_of(procedure: str, verdict: str) -> str:
    return f"{procedure} : {verdict}"


def step_ended(number: int, title: str, status: str) -> str:
    """Say how a step ended, by its status in a record."""
    return f"{number}. {title} : {STATUS[status]}"


def step_revisited(number: int, title: str, status: str) -> str:
    """Say how the second visit of a step ended."""
    return f"{number} bis. {title} : {STATUS[status]}, à la seconde visite"


def at_step(number: int, title: str) -> str:
    return f"{number}. {title}"


def walk_ended(ended: int, total: int, name: str, verdict: str, milliseconds: int) -> str:
    """Say how one of several walks ended, and how many have."""
    return f"{ended}/{total}  {name} : {verdict} {seconds(milliseconds)}"


def repetitions(name: str, failed: int, walks: int, rate: float, at_most: float) -> str:
    """Say how often a repeated walk failed; `rate` and `at_most` are shares from 0 to 1."""
    seen = (
        f"{counted(failed, 'échec')} sur {walks} parcours ({percent(rate)})"
        if failed
        else f"aucun échec sur {walks} parcours"
    )
    return f"{name} : {seen} ; au plus {percent(at_most)}, à 95 % de confiance (Clopper-Pearson)."


def percent(share: float) -> str:
    """Write a share, from 0 to 1, with one decimal."""
    return f"{share * 100:.1f} %".replace(".", ",")


def step_with(status: str) -> str:
    return f"Étape {STATUS[status]}"


def place_of(procedure: str, step: int) -> str:
    return f"{procedure}, étape {step}"


def outcome_in_words(outcome: str, *, of_procedure: bool) -> str:
    """Say how a test, or a procedure that was walked without one, ended."""
    return (RESPECT if of_procedure else TEST_OUTCOME)[outcome]


def failure_of(test: str, repetitions: int, why: str) -> str:
    """Say why a test failed, which was repeated so many times."""
    again = f" ({counted(repetitions, 'répétition')})" if repetitions else ""
    return f"{test}{again} : {why}"


def report_of(procedures: Iterable[str]) -> str:
    return f"Rapport de parcours : {', '.join(procedures)}"


def walk_named(name: str) -> str:
    return f"Parcours « {name} »"


def walks_since(number: int, first: "datetime") -> str:
    return f"{counted(number, 'parcours', 'parcours')}, commencés le {moment(first)}"


def unstable_during(sessions: int) -> str:
    when = f"les {sessions} dernières sessions" if sessions > 1 else "la dernière session"
    return f"Ils ont tantôt réussi, tantôt échoué pendant {when}."


def tests_since(number: int, first: "datetime") -> str:
    return f"{counted(number, 'test')}, commencés le {moment(first)}"


def test_named(name: str) -> str:
    return f"Test « {name} »"


def place_in(file: str, line: int | None) -> str:
    return f"{file}, ligne {line}" if line else file


def walk_numbered(procedure: str, number: int) -> str:
    """Name a walk in its test; `number` says which walk of this procedure it is."""
    again = f" ({number}e parcours)" if number > 1 else ""
    return walk_named(procedure) + again


def repeated(attempts: int, failures: Iterable[str]) -> str:
    """Say how many attempts preceded a test, and why they failed."""
    why = "".join(f" ; {each.rstrip('.')}" for each in failures)
    return f"Répété : {counted(attempts, 'tentative')} avant celle-ci{why}."


def failed_before(why: str) -> str:
    return f"Une tentative précédente a échoué ici. {why}"


def message_received(sender: str, to: str, subject: str) -> str:
    return f"Message reçu de {sender}, pour {to} : « {subject} »"


def promises(number: int) -> str:
    return counted(number, "promesse")


def promise_not_held(promise: str, status: str) -> str:
    return f"{promise} ({PROMISE[status]})"


def screens_side_by_side(procedure: str) -> str:
    return f"Les écrans de {procedure}, côte à côte"
