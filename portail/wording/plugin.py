"""What the plugin says to those who test: why a test does not run, and what the report of a failure adds."""

# The titles of the sections of a report.
SCREEN = "portail : écran"
MESSAGES = "portail : messages arrivés"
FAULTS = "portail : défauts et pannes"
EVENTS = "portail : journal"
COMMANDS = "portail : pour y revenir"

NO_MESSAGE = "aucun"


def cannot_tell(reason: str) -> str:
    return f"impossible à dire : {reason}"


def commands(repeat: str, show_trace: str | None) -> str:
    return f"répéter  : {repeat}" + (f"\nla trace : {show_trace}" if show_trace else "")


def report_at(path: str) -> str:
    return f"rapport : {path}"


def tested_target(target: str) -> str:
    return f"portail : cible « {target} »"


def target_is_not_the_projects(target: str) -> str:
    return (
        f"la cible « {target} » n’est pas le portail du projet (destructive) ; "
        f"pour l’y autoriser : --portail-destructive {target}"
    )


def no_seconds(option: str, given: str) -> str:
    return f"{option} : « {given} » n’est pas une durée en secondes. Écrivez par exemple 60."


def no_flag(option: str, given: str) -> str:
    return f"{option} : « {given} » ne dit ni oui ni non. Écrivez true ou false."


def two_browsers(variable: str, path: str, engine: str) -> str:
    return f"{variable} désigne {path}, mais --browser demande {engine}."


def said_twice(one: str, other: str) -> str:
    return f"walk() : {one} et {other} disent la même chose ; gardez l’un des deux."
