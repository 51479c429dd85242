"""What the engine says of browsers: which one was found, why none starts, how to get one; and of windows."""

from collections.abc import Sequence

DESKTOP = "ordinateur"
DESKTOP_DARK = "ordinateur, sombre"
PHONE = "téléphone"
PHONE_DARK = "téléphone, sombre"

NAMED_BY_THE_USER = "désigné par l’utilisateur"
INSTALLED_BY_PLAYWRIGHT = "installé par Playwright"
INSTALLED_ON_THE_SYSTEM = "installé sur le système"

INSTALLING_DEBIANS_CHROMIUM = "Playwright ne peut pas télécharger son navigateur ici : installation de celui de Debian…"
INSTALLED_AND_NOT_FOUND = "Le navigateur vient d’être installé, mais reste introuvable. Désignez-le par --browser."

RUN_DOCTOR = "Lancez « portail doctor », ou désignez un autre navigateur par --browser."

_BY_HAND = {
    "chromium": "installez Chromium, Chrome ou Edge (sous Debian, en root, "
    "« apt-get install chromium-headless-shell »), ou lancez ",
    "firefox": "installez Firefox, ou lancez ",
    "webkit": "WebKit n’existe que dans la version de Playwright ; lancez ",
}


def unknown_device(name: str, known: Sequence[str]) -> str:
    return f"L’appareil « {name} » n’est pas connu. Connus : {', '.join(known)}."


def unknown_browser(name: str, variable: str, engines: Sequence[str]) -> str:
    return (
        f"Le navigateur « {name} » n’existe pas ou n’est pas exécutable. "
        f"Donnez à --browser ou à {variable} un chemin, une commande ou l’un de : {', '.join(engines)}."
    )


def installing_for_the_driver(package: str) -> str:
    return f"Playwright ne démarre pas encore : installation du paquet Debian « {package} »…"


def driver_does_not_start(problem: str, package: str) -> str:
    return (
        f"Playwright ne démarre pas ({problem}). Installez la bibliothèque qui manque, et le navigateur : "
        f"sous Debian, en root, « apt-get install {package} chromium-headless-shell »."
    )


def installing(engine: str) -> str:
    return f"Aucun navigateur : installation de {engine} par Playwright…"


def not_installable(engine: str, python: str) -> str:
    return (
        f"Aucun navigateur n’a pu être installé : {_BY_HAND.get(engine, _BY_HAND['chromium'])}"
        f"« {python} -m playwright install --with-deps {engine} », puis recommencez."
    )


def does_not_start(path: str, origin: str, reason: str) -> str:
    return f"Le navigateur {path} ({origin}) ne démarre pas : {reason} {RUN_DOCTOR}"


def protocols_differ(firefox: str, playwright: str, reason: str) -> str:
    return (
        f"Firefox {firefox} et Playwright {playwright} ne se comprennent pas ({reason}). "
        "Prenez la version de Playwright par « python -m playwright install firefox », un autre Firefox, "
        "ou un autre navigateur par --browser."
    )


def does_not_answer(url: str, reason: str, playwright: str) -> str:
    return (
        f"Le navigateur {url} ne répond pas ({reason}). Lancez là-bas « playwright run-server », "
        f"de la version {playwright}, ou un Chromium avec --remote-debugging-port."
    )
