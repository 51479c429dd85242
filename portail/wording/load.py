"""What `portail load` says: what it needs, what keeps people from going on, how the day went."""

from collections.abc import Sequence
from typing import Final

from portail.wording.files import Refusal
from portail.wording.reports import counted

# What people meet.
A_PAGE: Final = "une page"
A_PAGE_OF_THE_PORTAL: Final = "une page du portail"
DISABLED: Final = "il est grisé ; sans script, rien ne l’active"
NOT_THERE: Final = "rien de tel sur la page"
NO_MAILBOX: Final = "aucune boîte mail : écrivez url dans [mailbox] de la cible"
TOO_MANY_REDIRECTS: Final = "un renvoi d’adresse en adresse qui ne finit pas"
WORKS_BY_A_SCRIPT: Final = "il n’agit que par un script, que ces visiteurs n’exécutent pas"


def broken(expected: str, found: str) -> str:
    return f"attendu : {expected} ; trouvé : {found}"


def elsewhere(host: str) -> str:
    return f"une adresse de « {host} », que la cible ne permet pas de charger"


def key_of_a_form(name: str) -> str:
    return f"un bouton « {name} » qui envoie un formulaire"


def link_of_message(name: str) -> str:
    return f"un lien « {name} » dans le message"


def link_that_leads(name: str) -> str:
    return f"un lien « {name} » qui mène quelque part"


def message(subject: str | None, sender: str | None) -> str:
    named = f" « {subject} »" if subject else ""
    return f"un message{named}{f' de {sender}' if sender else ''}"


def no_answer(error: str) -> str:
    return f"aucune réponse ({error})"


def not_come(seconds: float) -> str:
    return f"rien après {seconds:g} s"


def shown(text: str, title: str) -> str:
    return f"« {text} » sur la page « {title} »"


def status(code: int) -> str:
    return f"une réponse {code}"


def unexpected(error: str) -> str:
    return f"une erreur de portail load lui-même ({error}) ; le journal de Locust la raconte"


def usable(name: str) -> str:
    return f"« {name} », que l’on peut utiliser"


# What is refused before the day.
READ_THE_FORMS: Final = "Écrivez-la comme dans docs/reference/words-that-act.md."


def crowd_unknown(project: str) -> str:
    return (
        f"Le projet « {project} » n’a pas de portail où réunir du monde : nommez une cible par --target, "
        "ou écrivez crowd dans son start.py."
    )


def misread(sentence: str) -> Refusal:
    return f"« {sentence} » commence comme un geste, et personne ne sait le faire.", READ_THE_FORMS


def placed(sentence: str) -> Refusal:
    problem = f"« {sentence} » : `portail load` n’a pas d’écran, et n’y distingue ni lignes ni parties."
    return problem, "Dites le geste autrement dans le script de charge (load/), par l’adresse d’une page par exemple."


def needs_people(file: str, needs: Sequence[str]) -> str:
    known = ", ".join(needs)
    return (
        f'Cette procédure demande des personnes ({known}) : donnez-en la liste, people = "{file}" dans [load] de la '
        "cible."
    )


def no_people(path: str, found: int, wanted: int) -> str:
    return f"{path} : {counted(found, 'personne')}, et il en faut {wanted}. Complétez le fichier, ou demandez-en moins."


def not_a_plan(file: str, reason: str) -> str:
    return f"{file} n’est pas un plan de « portail load » ({reason}). Refaites-le par --prepare."


def not_allowed(host: str) -> str:
    return (
        f'« {host} » n’est pas à charger : écrivez allow = ["{host}"] dans [load] de la cible, '
        "si son exploitant vous l’a permis."
    )


def other_steps(ids: Sequence[str]) -> Refusal:
    return (
        "ce texte n’a pas les étapes de la procédure.",
        f"Donnez-lui les mêmes, dans le même ordre : {', '.join(ids)}.",
    )


def pays(procedure: str, what: str) -> str:
    return f"La procédure « {procedure} » {what} : on ne la charge que sur le portail du projet."


def unreadable_people(path: str, reason: str) -> str:
    return f"{path} ne se lit pas : {reason}. Écrivez un CSV en UTF-8, avec email en tête de la première colonne."


def unsupported(keys: Sequence[str]) -> str:
    return f"Des visiteurs sans navigateur ne savent rien faire de {', '.join(keys)} : retirez-le de la cible."


def walked_by_python(step: int, file: str) -> Refusal:
    return (
        f"l’étape {step} est parcourue par du Python, qui conduit un navigateur.",
        f"Dites-la en phrases qui agissent, avec toutes les autres étapes, dans {file}.",
    )


# How the day goes.
BRINGS_TOGETHER: Final = "Les personnes sont inscrites, et leurs messages partent…"
ENDED_EARLY: Final = "Locust s’est arrêté avant la fin."


def begins(people: int, seconds: float, url: str) -> str:
    return f"{counted(people, 'personne')} en {lasting(seconds)} sur {url} ; Ctrl-C arrête tout."


def on_each_machine(machines: int, folder: str) -> str:
    return (
        f"Sur {counted(machines, 'autre machine', 'autres machines')}, copiez {folder} et lancez "
        f"« locust -f {folder}/locustfile.py --worker --master-host CETTE_MACHINE »."
    )


def progress(arrived: int, people: int, finished: int, failed: int) -> str:
    return f"  {arrived} arrivées sur {people}, {finished} au bout, {failed} arrêtées"


def lasting(seconds: float) -> str:
    for size, unit in ((3600, "h"), (60, "min")):
        if seconds >= size and seconds % size == 0:
            return f"{seconds / size:g} {unit}"
    return f"{seconds:g} s"


def see_log(file: str) -> str:
    return f"{ENDED_EARLY} À lire : {file}."


# Thresholds.
def not_a_threshold(expression: str) -> str:
    return f"« {expression} » n’est pas un seuil. Écrivez par exemple « p95(sign-in) > 1s » ou « failed > 0 »."


def unknown_metric(expression: str, metric: str, known: Sequence[str]) -> str:
    return f"« {expression} » : « {metric} » ne se mesure pas. Choisissez parmi {', '.join(known)}."


def unknown_subject(expression: str, subject: str, known: Sequence[str]) -> str:
    if not known:
        return f"« {expression} » : cette mesure est celle de toutes les personnes. Retirez ({subject})."
    return f"« {expression} » : « {subject} » n’est pas connu. Choisissez parmi {', '.join(known)}."


def wrong_unit(expression: str, metric: str, units: Sequence[str]) -> str:
    named = " ou ".join(unit or "sans unité" for unit in units)
    return f"« {expression} » : « {metric} » se compte {named if units[0] == '' else f'en {named}'}."


def threshold(expression: str, value: float | None, unit: str) -> str:
    return f"Seuil « {expression} » : {'rien n’a été mesuré' if value is None else f'{decimal(value)}{unit}'}"


# The report.
HEADS: Final = ("N°", "Étape", "Nombre", "Médiane", "95 %", "99 %", "Arrêts")
MOMENT_HEADS: Final = ("Temps", "Arrivées", "Pages par seconde", "Médiane", "95 %")
PAGES: Final = "Pages"
ARRIVALS: Final = "Arrivées"
MEDIAN: Final = "Médiane"
P95: Final = "95 % des pages en moins de"
STEPS: Final = "L’attente, étape par étape"
IN_A_BROWSER: Final = "Dans un navigateur"
IN_SHORT: Final = "En bref"
KNEE: Final = "L’attente commence"
TIME: Final = "temps"
PER_WINDOW: Final = "par intervalle"
WAITING: Final = "attente"
PAGES_PER_SECOND: Final = "pages par seconde"
PLOT_OF_ARRIVALS: Final = "Les arrivées et les pages au fil du temps"
PLOT_OF_PAGES: Final = "L’attente d’une page au fil du temps"
PLOT_OF_KNEE: Final = "L’attente selon le nombre de pages par seconde"
NUMBERS_OF_PLOTS: Final = "Les nombres de ces courbes"


def title(procedure: str) -> str:
    return f"Jour d’ouverture : {procedure}"


def setting(url: str, people: int, seconds: float, seed: int) -> str:
    return f"{url} – {counted(people, 'personne')} en {lasting(seconds)}, tirage {seed}"


def verdict(*, good: bool) -> str:
    return "✓ Tout le monde est arrivé au bout" if good else "✗ Tout ne s’est pas passé comme il faut"


def came(arrived: int, people: int, finished: int, failed: int) -> str:
    return f"{counted(arrived, 'arrivée')} sur {people} ; {finished} au bout, {counted(failed, 'arrêt')} en chemin."


def on_the_way(events: dict[str, int]) -> str:
    return (
        f"En chemin : {counted(events['mistyped'], 'mot de passe mal tapé', 'mots de passe mal tapés')}, "
        f"{counted(events['started-again'], 'recommencement')}, "
        f"{counted(events['asked-again'], 'page redemandée', 'pages redemandées')}, "
        f"{counted(events['reconnected'], 'connexion reprise', 'connexions reprises')} ; "
        f"{counted(events['lost'], 'message perdu', 'messages perdus')}, "
        f"{counted(events['double'], 'message en double', 'messages en double')}."
    )


def messages_took(median: int | None, p95: int | None, longest: int | None) -> str:
    return f"Messages reçus : médiane {duration(median)}, 95 % en {duration(p95)}, le plus long {duration(longest)}."


def knee(rate: float | None, most: float, quiet: int) -> str:
    calm = f"au calme, 95 % des pages viennent en {duration(quiet)}"
    if rate is None:
        return f"L’attente ne commence nulle part, jusqu’à {decimal(most)} pages par seconde ; {calm}."
    return f"L’attente commence à {decimal(rate)} pages par seconde (au plus {decimal(most)}) ; {calm}."


def used(processes: int, seconds: float, pages: int, people: int) -> str:
    each = decimal(seconds * 1000 / people) if people else "0"
    return (
        f"La charge elle-même : {counted(processes, 'processus', 'processus')}, {decimal(seconds)} s de processeur "
        f"pour {counted(pages, 'page')} ({each} ms par personne)."
    )


def walked(walks: int, failed: int) -> str:
    return f"Pendant ce temps, dans des navigateurs : {counted(walks, 'parcours', 'parcours')}, dont {failed} en échec."


def held_back(seconds: float) -> str:
    return f"Demandes retenues par max_rate : {decimal(seconds)} s en tout."


def failure(number: int, step: str, sentence: str, cause: str) -> str:
    return f"{number} × {step}, « {sentence} » : {cause}"


def checked(sentence: str, *, holds: bool) -> str:
    return f"{'✓' if holds else '✗'} {sentence}"


def felt(median: int | None, number: int) -> str:
    return f"{duration(median)} (sur {number})"


def duration(milliseconds: float | None) -> str:
    if milliseconds is None:
        return "–"
    return f"{milliseconds:g} ms" if milliseconds < 1000 else f"{decimal(milliseconds / 1000)} s"


def decimal(number: float) -> str:
    return f"{number:.4g}".replace(".", ",") if number < 1000 else f"{number:.0f}"


def clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02}" if hours else f"{minutes} min {rest:02}"


def reports(page: str) -> str:
    return f"Rapport : {page}"
