"""What `--help` says: of each command, of its options, and of the values that they take; and Click's own words."""

from collections.abc import Mapping

# Values.
ADDRESS = "ADRESSE"
OPTIONAL_ADDRESS = "[ADRESSE]"
BROWSER = "NAVIGATEUR"
COMMAND = "COMMANDE [...]"
DEVICE = "APPAREIL"
FOLDER = "DOSSIER"
FOLDERS = "DOSSIER..."
SECONDS = "SECONDES"
PROCEDURES = "[PROCÉDURE]..."
FILE = "FICHIER"
FILES = "[FICHIER]..."
ONE_PROCEDURE = "[PROCÉDURE]"
PERCENT = "POURCENT"
TARGET = "CIBLE"

# Commands.
PORTAIL = "Parcourt, dans un vrai navigateur, une procédure écrite : verdict, preuves et document illustré."
WALK = "Parcourt une PROCÉDURE (par défaut : celle du projet), par son nom ou par son fichier .md."
GUIDE = "Dit si la procédure illustrée dit encore vrai, la renouvelle d’un coup ou image par image, ou la refait."
LINT = "Dit, sans parcours, toutes les fautes de procédures et de portail.toml (par défaut : celles du projet)."
DOCTOR = "Dit ce qui est prêt et ce qui manque : navigateur, polices, Pango, ports ; avec --target, un portail."
INIT = "Écrit dans DOSSIER un petit projet qui marche : une procédure, ses étapes, un portail d’essai."
LOAD = "Joue un jour d’ouverture : beaucoup de monde suit une PROCÉDURE en même temps, et l’attente est mesurée."
MERGE = "Réunit en un seul rapport les parcours de plusieurs machines, laissés dans ces DOSSIERs."
PROVE = "Casse une à une les promesses du document, et dit laquelle de ces ruptures le parcours remarque."
RECORD = (
    "Ouvre une fenêtre à cette ADRESSE, ou sur le portail du projet, et écrit en brouillon de procédure ce que "
    "quelqu’un y fait."
)

# Options of several commands.
BROWSER_HELP = "Navigateur : chromium, firefox, webkit, une commande ou un chemin (aussi : PORTAIL_BROWSER)."
OUTPUT_HELP = "Dossier des preuves."
PROJECT_HELP = (
    "Dossier du projet, où se trouve portail.toml (par défaut : celui de la procédure ou le dossier courant)."
)

# Options of `walk`.
CONNECT_HELP = (
    "Navigateur d’une autre machine : ws://… de « playwright run-server », http://… de CDP (aussi : PORTAIL_CONNECT). "
    "Plusieurs fois : les parcours s’y partagent."
)
DESTRUCTIVE_HELP = (
    "La cible, nommée une seconde fois : on peut y payer et y changer un mot de passe (PORTAIL_DESTRUCTIVE)."
)
DEVICE_HELP = "Fenêtre : desktop, desktop-dark, phone ou phone-dark."
FAIL_FAST_HELP = "S’arrête après la première procédure qui échoue."
HEADED_HELP = "Montre le navigateur."
JSON_HELP = "Affiche le compte rendu en JSON, une ligne par procédure."
LIMIT_HELP = "Durée au plus d’une étape, quoi qu’elle attende ; par défaut 60 (aussi : PORTAIL_LIMIT)."
LIST_HELP = "Nomme les procédures que l’on peut parcourir, et n’en parcourt aucune."
MATRIX_HELP = "Parcourt sur chaque appareil, dans Chromium et dans les autres navigateurs de Playwright."
QUIET_HELP = "N’affiche que ce qui a échoué."
TARGET_HELP = "Un autre portail que celui du projet : un nom dans portail.toml, ou un fichier .toml."
TARGETS_HELP = f"{TARGET_HELP} Plusieurs fois : sur chacun."
TRACE_HELP = "Garde la trace du navigateur, même d’un parcours réussi."
THOROUGH_HELP = (
    "Prouve aussi, par une seconde visite, que ce qui a été fait est resté, et presse ce qui ramène en arrière "
    "(PORTAIL_THOROUGH) ; d’office en CI, sur le portail du projet."
)
FILM_IS_OF_THE_PROCEDURE = "Un film ne montre que la procédure : --video et --thorough ne vont pas ensemble."
REPEAT_HELP = "Parcourt N fois, et dit quelle part échoue, et au plus, à 95 % de confiance."
VIDEO_HELP = "Filme aussi le parcours : WebP, GIF et, avec ffmpeg, MP4 sous-titré."
WALKS_AT_ONCE_HELP = "Parcours menés à la fois ; par défaut 1, ou autant que de --connect ; un seul par cible."

# Options of `guide`.
CHECK_HELP = "Compare un nouveau parcours avec la référence ; n’y écrit rien."
REVIEW_HELP = "Montre sur une page ce qui a changé, et ne renouvelle que ce qu’on y approuve."
UPDATE_HELP = "Renouvelle la référence ; n’écrit que ce qui a changé."
WATCH_HELP = "Refait le guide à chaque enregistrement de son fichier, et le montre sur une page qui suit."
CHOOSE_ONE_TASK = "Choisissez --check, --update, --review ou --watch, l’un des quatre."

# Options of `load`.
EXPRESSION = "SEUIL"
DURATION = "DURÉE"
LOAD_OUTPUT_HELP = "Dossier du rapport."
BROWSERS_HELP = "Navigateurs qui parcourent la procédure pendant ce temps, et donnent les durées ressenties."
MACHINES_HELP = "Processus de charge d’autres machines, qui sont attendus."
PLAN_HELP = "Dossier à copier sur les autres machines ; il garde des mots de passe."
MACHINES_NEED_A_PLAN = "--machines demande --plan : le dossier à copier sur les autres machines."
FAIL_IF_HELP = "Ce qui ne doit pas être, par exemple « p95(sign-in) > 1s » (plusieurs fois au besoin)."
LOAD_JSON_HELP = "Affiche le rapport en JSON."
PAUSE_HELP = "Durée moyenne de lecture entre deux pages."
PEOPLE_HELP = "Nombre de personnes qui viennent."
SEED_HELP = "Tirage des arrivées : le même donne la même journée."
SPREAD = "Durée de la journée : 90s, 30min, 1h."
WEB_HELP = "Ouvre aussi la page de Locust, à ce port de cette machine."
WORKERS_HELP = "Processus de charge sur cette machine (par défaut : un seul, qui fait tout)."

# Options of `prove`.
FLOOR_HELP = "Finit par 1 si moins de ruptures sont remarquées, ou si un changement anodin l’est."
JOBS_HELP = "Parcours menés à la fois ; un seul sur une cible."
LINT_FORMAT_HELP = "Forme des fautes : texte, JSON, SARIF, annotations de GitHub, rapport Code Quality de GitLab."
LINT_JSON_HELP = "Comme --format json."
TRANSLATED_HELP = "Note que ces traductions suivent leur original d’aujourd’hui (par défaut : toutes celles du projet)."
SCHEMA_HELP = "Affiche le schéma JSON de portail.toml ou de l’en-tête d’une procédure, pour les éditeurs."
PROOF_JSON_HELP = "Affiche la preuve en JSON, une ligne par procédure."
PROVED_TARGET_HELP = "Un portail qui a une API de contrôle : un nom dans portail.toml, ou un fichier .toml."
SAMPLE_HELP = "N ruptures par phrase, toujours les mêmes."

# Options of `record`.
DRAFT_HELP = "Fichier du brouillon ; par défaut, dans procedures/, le titre de la première page."
FORCE_HELP = "Remplace le fichier, s’il est déjà là."
LANG_HELP = "Langue du brouillon."
RECORDED_BROWSER_HELP = "Navigateur où quelqu’un clique : ws://… de « playwright run-server », http://… de CDP."

# Options of the others.
EXAMINED_TARGET_HELP = "Dit aussi ce qui sépare cette machine d’un portail, sans rien y changer."
MERGED_JSON_HELP = "Affiche en JSON le nombre de tests, ceux qui ont échoué, et les rapports."
FINDINGS_JSON_HELP = "Affiche chaque constat en JSON, un par ligne."
DETERMINISM_HELP = "Nomme les écrans qui changent d’une fois à l’autre."
REPORT_OUTPUT_HELP = "Dossier du rapport."

CLICK: Mapping[str, str] = {
    # The page of `--help`.
    "Usage:": "Usage :",
    "Options": "Options\N{NO-BREAK SPACE}",
    "Show this message and exit.": "Affiche cette aide.",
    "Show the version and exit.": "Affiche la version.",
    "default: {default}": "par défaut : {default}",
    "required": "obligatoire",
    # Wrong usage.
    "Error: {message}": "Erreur : {message}",
    "Try '{command} {option}' for help.": "Aide : « {command} {option} ».",
    "Missing command.": "Donnez une commande.",
    "Missing argument": "Il manque",
    "Missing option": "Il manque l’option",
    "No such option {name!r}.": "L’option {name} n’existe pas.",
    "No such option: {name}": "L’option {name} n’existe pas.",
    "No such command {name!r}.": "La commande {name} n’existe pas.",
    "Did you mean {possibility}?": "Est-ce {possibility} ?",
    "(Did you mean one of: {possibilities}?)": "Est-ce l’une de celles-ci : {possibilities} ?",
    "(Possible options: {possibilities})": "Est-ce l’une de celles-ci : {possibilities} ?",
    "Got unexpected extra argument ({args})": "Cette commande ne prend pas « {args} ».",
    "Got unexpected extra arguments ({args})": "Cette commande ne prend pas « {args} ».",
    "Option {name!r} requires an argument.": "L’option {name} demande une valeur.",
    "Option {name!r} does not take a value.": "L’option {name} ne prend pas de valeur.",
    # Values that cannot be used.
    "Invalid value: {message}": "Valeur refusée : {message}",
    "Invalid value for {param_hint}: {message}": "Valeur refusée pour {param_hint} : {message}",
    "{value!r} is not a valid {number_type}.": "« {value} » n’est pas un nombre qui convienne.",
    "{value} is not in the range {range}.": "{value} n’est pas dans l’intervalle {range}.",
    "{value!r} is not {choice}.": "« {value} » n’est pas {choice}.",
    "{value!r} is not one of {choices}.": "« {value} » n’est pas l’un de : {choices}.",
    "{name} {filename!r} does not exist.": "{name} « {filename} » n’existe pas.",
    "{name} {filename!r} is a file.": "« {filename} » est un fichier.",
    "{name} {filename!r} is a directory.": "« {filename} » est un dossier.",
    "{name} {filename!r} is not readable.": "« {filename} » ne peut pas être lu.",
    "{name} {filename!r} is not writable.": "« {filename} » ne peut pas être écrit.",
    "file": "FICHIER",
    "directory": "DOSSIER",
    "path": "CHEMIN",
}
"""Messages of Click 8, each with what this program says instead."""
COMMANDS = "Commandes\N{NO-BREAK SPACE}"


def not_a_duration(value: str) -> str:
    return f"« {value} » n’est pas une durée : écrivez 90s, 30min ou 1h."
