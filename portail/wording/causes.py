"""Every cause that ends a walk: whose fault it is, the one sentence that names it, and what to look at.

In the sentences, `{url}` is an address, `{host}` its host, `{words}` what the portal, the browser or the system says,
`{what}` a kind of element or of file, `{seconds}` how long was waited, `{status}` an HTTP status.
"""

from typing import Final, NamedTuple

from portail.exit_status import BROKEN, NOT_READY, USAGE


class Cause(NamedTuple):
    """A cause: the exit status that it has, what was found, and what to look at."""

    exit_status: int
    found: str
    look_at: str


SCREENSHOT: Final = "Regardez la capture de l’échec, le texte de la page (failure.txt) et la trace (trace.zip)."
NETWORK: Final = "Vérifiez le réseau de cette machine, puis relancez."
RUNNING: Final = "Vérifiez qu’il est lancé et que cette machine l’atteint."
CERTIFICATE: Final = "Donnez l’autorité qui l’a signé par ca dans [browser] de la cible, ou ignore_https_errors = true."
RENEW: Final = "Faites-le renouveler, ou donnez ignore_https_errors = true dans [browser] de la cible."
OTHER_HOST: Final = "Corrigez l’hôte de base_url, ou donnez ignore_https_errors = true dans [browser] de la cible."
BY_HAND: Final = "Suivez le même lien à la main : mène-t-il quelque part ?"
ELEMENT: Final = "Regardez cet élément sur la capture de l’échec."
MACHINE: Final = "Libérez de la place ou de la mémoire sur cette machine, puis relancez."
CAUSES: Final = {
    # What the portal answered.
    "http-400": Cause(BROKEN, "le portail refuse la demande (400) : {url}", BY_HAND),
    "http-401": Cause(
        NOT_READY,
        "{host} demande une identification HTTP avant de montrer ses pages (401)",
        "Donnez username dans [browser] de la cible, et le mot de passe par PORTAIL_HTTP_PASSWORD.",
    ),
    "http-403": Cause(BROKEN, "le portail interdit la page (403) : {url}", BY_HAND),
    "http-403-gate": Cause(
        NOT_READY,
        "{host} refuse cette machine avant d’avoir montré une page (403)",
        "Faites autoriser l’adresse de cette machine auprès de ceux qui tiennent le site.",
    ),
    "http-404": Cause(BROKEN, "la page n’existe pas (404) : {url}", BY_HAND),
    "http-405": Cause(BROKEN, "le portail refuse cette façon de demander la page (405) : {url}", BY_HAND),
    "http-407": Cause(
        NOT_READY,
        "le mandataire du réseau demande une identification (407)",
        "Nommez l’utilisateur dans proxy de [browser] de la cible, et donnez son mot de passe par "
        "PORTAIL_PROXY_PASSWORD.",
    ),
    "http-408": Cause(NOT_READY, "le portail a cessé d’attendre la demande (408) : {url}", NETWORK),
    "http-410": Cause(BROKEN, "la page n’existe plus (410) : {url}", BY_HAND),
    "http-413": Cause(BROKEN, "le portail trouve la demande trop lourde (413) : {url}", BY_HAND),
    "http-429": Cause(
        NOT_READY, "{host} trouve les demandes trop nombreuses (429)", "Attendez, ou espacez les parcours."
    ),
    "http-4xx": Cause(BROKEN, "le portail refuse la page ({status}) : {url}", BY_HAND),
    "http-500": Cause(
        BROKEN, "le portail tombe en erreur ({status}) : {url}", "Cherchez cette erreur dans le journal du portail."
    ),
    "http-502": Cause(
        NOT_READY, "le serveur frontal n’atteint pas le portail (502) : {url}", "Vérifiez que le portail est lancé."
    ),
    "http-503": Cause(
        NOT_READY,
        "le portail est en maintenance ou surchargé (503) : {url}",
        "Attendez qu’il soit rétabli, puis relancez.",
    ),
    "http-504": Cause(
        NOT_READY, "le serveur frontal a attendu le portail en vain (504) : {url}", "Le portail est-il surchargé ?"
    ),
    "redirect-loop": Cause(
        BROKEN, "le portail renvoie sans fin d’une page à l’autre : {url}", "Suivez ses redirections à la main."
    ),
    "redirect-broken": Cause(
        BROKEN, "le portail renvoie vers une adresse inutilisable : {url}", "Regardez l’en-tête Location."
    ),
    # Ways to the portal.
    "base-url-host": Cause(
        USAGE,
        "l’hôte de base_url, {host}, n’a pas d’adresse",
        "Corrigez base_url, ou vérifiez le DNS de cette machine.",
    ),
    "base-url-path": Cause(
        USAGE, "base_url ne mène à aucune page ({status}) : {url}", "Corrigez le chemin de base_url."
    ),
    "base-url-invalid": Cause(
        USAGE, "base_url n’est pas une adresse que le navigateur comprend : {url}", "Corrigez-la."
    ),
    "unsafe-port": Cause(
        USAGE, "le navigateur s’interdit le port de {host}", "Prenez un autre port, par exemple 8080."
    ),
    "refused": Cause(NOT_READY, "Le portail ne répond plus : {host} refuse la connexion", RUNNING),
    "reset": Cause(NOT_READY, "Le portail ne répond plus : {host} a coupé la connexion", RUNNING),
    "empty-response": Cause(NOT_READY, "Le portail ne répond plus : {host} a raccroché sans rien dire", RUNNING),
    "cut-response": Cause(NOT_READY, "la réponse de {host} s’arrête en son milieu", NETWORK),
    "timed-out": Cause(NOT_READY, "Le portail ne répond plus : {host} laisse la connexion sans suite", RUNNING),
    "unreachable": Cause(NOT_READY, "aucun chemin ne mène de cette machine à {host}", NETWORK),
    "unknown-host": Cause(NOT_READY, "l’hôte {host} n’a pas d’adresse", "Vérifiez le DNS de cette machine."),
    "proxy": Cause(
        NOT_READY,
        "le mandataire du réseau ne mène pas à {host}",
        "Vérifiez le mandataire (proxy dans [browser] de la cible), et que cette machine l’atteint.",
    ),
    "not-http": Cause(NOT_READY, "{host} ne répond pas comme un site web", "Vérifiez le port et https:// ou http://."),
    "tls": Cause(NOT_READY, "{host} et le navigateur ne s’entendent pas sur le chiffrement", "Vérifiez https://."),
    "certificate-authority": Cause(NOT_READY, "le certificat de {host} vient d’une autorité inconnue", CERTIFICATE),
    "certificate-date": Cause(NOT_READY, "le certificat de {host} est périmé, ou pas encore valable", RENEW),
    "certificate-name": Cause(NOT_READY, "le certificat de {host} est celui d’un autre site", OTHER_HOST),
    "certificate": Cause(NOT_READY, "le navigateur refuse le certificat de {host} ({words})", CERTIFICATE),
    "client-certificate": Cause(
        NOT_READY,
        "{host} veut du navigateur un certificat, et n’en a pas reçu qui lui convienne",
        "Donnez-en un qu’il reconnaisse et qui ne soit pas périmé, par client_certificate dans [browser] de la cible.",
    ),
    "blocked": Cause(NOT_READY, "le navigateur, ou le réseau, bloque {url} ({words})", NETWORK),
    "network": Cause(NOT_READY, "Le portail ne répond plus : {host} ({words})", RUNNING),
    # Links.
    "mail-link-dead": Cause(
        BROKEN, "le lien du message ne mène nulle part ({words}) : {url}", "Cliquez sur ce lien dans la boîte mail."
    ),
    "mail-link-expired": Cause(
        BROKEN, "le lien du message ne vaut plus : « {words} »", "Combien de temps, et combien de fois, vaut ce lien ?"
    ),
    "link-dead": Cause(BROKEN, "le lien ne mène nulle part ({words}) : {url}", BY_HAND),
    "link-scheme": Cause(BROKEN, "le lien n’a pas une adresse de page : {url}", "Regardez l’adresse de ce lien."),
    "download": Cause(
        BROKEN,
        "un fichier à télécharger est arrivé à la place d’une page : {words}",
        "Regardez ce que le lien propose.",
    ),
    "not-a-page": Cause(BROKEN, "ce n’est pas une page, mais {what} : {url}", "Regardez la réponse du portail."),
    "empty-page": Cause(BROKEN, "une page vide : {url}", "Regardez la réponse du portail et la console du navigateur."),
    "other-host": Cause(
        BROKEN, "un autre site que le portail : {words}", "Le lien mène-t-il où il doit ? Cet hôte est-il voulu ?"
    ),
    "base-url-away": Cause(NOT_READY, "{words}", "Corrigez base_url, ou vérifiez que le portail est lancé."),
    "no-new-tab": Cause(BROKEN, "le lien n’ouvre aucun onglet en {seconds}", "Cliquez sur ce lien à la main."),
    "other-tab": Cause(
        BROKEN, "un onglet que la procédure n’attend pas s’est ouvert : {url}", "Le lien doit-il ouvrir un onglet ?"
    ),
    "tab-closed": Cause(
        BROKEN,
        "l’onglet qui s’est ouvert s’est refermé de lui-même",
        "Cliquez sur ce lien à la main : que reste-t-il ?",
    ),
    "popup-blocked": Cause(
        NOT_READY,
        "le portail dit que le navigateur l’empêche d’ouvrir une fenêtre : « {words} »",
        "Le portail ouvre-t-il cette fenêtre au clic même ? Un navigateur ne laisse pas ouvrir les autres.",
    ),
    # What stands before the page, or in its place.
    "consent": Cause(
        NOT_READY,
        "un bandeau de consentement est devant la page : « {words} »",
        'Faites-lui répondre par [dismiss] dans la cible : usual = true, ou names = ["…"].',
    ),
    "captcha": Cause(
        NOT_READY, "une épreuve contre les robots est devant la page", "Faites-en dispenser cette machine."
    ),
    "maintenance": Cause(
        NOT_READY, "le portail annonce une maintenance : « {words} »", "Attendez qu’il soit rétabli, puis relancez."
    ),
    "session-over": Cause(
        NOT_READY,
        "le portail a fermé la session : « {words} »",
        "Combien de temps dure une session sur ce portail ?",
    ),
    "credentials-refused": Cause(
        BROKEN, "le portail refuse les identifiants : « {words} »", "Sont-ils ceux que le portail a donnés ?"
    ),
    "password-refused": Cause(
        USAGE, "le portail refuse le mot de passe donné : « {words} »", "Corrigez username ou PORTAIL_PASSWORD."
    ),
    "error-page": Cause(
        BROKEN, "le portail affiche une erreur : « {words} »", "Cherchez cette erreur dans le journal du portail."
    ),
    "dialog": Cause(
        BROKEN,
        "le portail a ouvert {what} dont la procédure ne dit rien : « {words} »",
        "La procédure doit-elle en parler ? Sinon, répondez à une question par [dialogs] dans la cible.",
    ),
    "dialog-answered": Cause(
        BROKEN, "le portail n’est pas allé plus loin après {what} : « {words} »", "Que dit-il ? Répondez-lui autrement."
    ),
    "covered": Cause(
        BROKEN, "{what} est recouvert par « {words} », qui reçoit le clic à sa place", "Regardez ce qui est devant."
    ),
    "script-error": Cause(
        BROKEN, "un script de la page s’est arrêté sur une erreur : {words}", "Regardez la console du navigateur."
    ),
    # What is acted on.
    "missing": Cause(BROKEN, "{what} manque : rien ne porte ce nom en {seconds}", SCREENSHOT),
    "twice": Cause(BROKEN, "{what} est là plusieurs fois, et rien ne dit lequel prendre", ELEMENT),
    "hidden": Cause(BROKEN, "{what} est là, mais ne se voit pas", ELEMENT),
    "inactive": Cause(BROKEN, "{what} reste inactif : on ne peut pas agir dessus", ELEMENT),
    "moving": Cause(BROKEN, "{what} ne cesse de bouger", ELEMENT),
    "read-only": Cause(BROKEN, "{what} est là, mais on ne peut rien y écrire", ELEMENT),
    "not-a-field": Cause(BROKEN, "{what} n’est pas un champ que l’on remplit", ELEMENT),
    "outside": Cause(BROKEN, "{what} est hors de la fenêtre, et aucun défilement n’y mène", ELEMENT),
    "vanishing": Cause(BROKEN, "{what} disparaît au moment d’agir", ELEMENT),
    "no-option": Cause(BROKEN, "la liste n’a pas le choix attendu", ELEMENT),
    "restless": Cause(
        BROKEN, "l’écran ne vient pas au repos : {words}", "Cherchez sur la page ce qui bouge sans cesse."
    ),
    "window-closed": Cause(BROKEN, "la page a fermé sa fenêtre", SCREENSHOT),
    "busy": Cause(
        BROKEN,
        "un script de la page l’occupe depuis {seconds}, et elle ne répond plus",
        "Regardez ce que fait ce script.",
    ),
    "other-screen": Cause(BROKEN, "{words}", SCREENSHOT),
    "broken": Cause(BROKEN, "{words}", SCREENSHOT),
    # Time.
    "slow-page": Cause(
        NOT_READY, "la page n’est pas venue en {seconds} : {url}", "Le portail est-il lent, ou le réseau ?"
    ),
    "pending-font": Cause(NOT_READY, "une police n’est pas venue en {seconds} : {url}", "Qui sert cette police ?"),
    "pending-image": Cause(NOT_READY, "une image n’est pas venue en {seconds} : {url}", "Qui sert cette image ?"),
    "pending-script": Cause(NOT_READY, "un script n’est pas venu en {seconds} : {url}", "Qui sert ce script ?"),
    "pending-style": Cause(
        NOT_READY, "une feuille de style n’est pas venue en {seconds} : {url}", "Qui sert cette feuille ?"
    ),
    "pending-request": Cause(
        NOT_READY, "la page attend une réponse depuis {seconds} : {url}", "Qui doit répondre à cette demande ?"
    ),
    "limit": Cause(
        NOT_READY,
        "l’étape n’était pas finie après {seconds}, sa limite",
        "Donnez plus de temps par --limit (avec pytest : --portail-limit), ou cherchez ce qui dure.",
    ),
    "walk-limit": Cause(
        NOT_READY,
        "le parcours n’était pas fini après {seconds}, sa limite",
        "Donnez plus de temps par walk dans [patience] de la cible, ou cherchez ce qui dure.",
    ),
    # Mail.
    "email-invalid": Cause(
        USAGE, "« {words} » n’est pas une adresse électronique", "Corrigez email dans le fichier cible."
    ),
    "mail-none": Cause(BROKEN, "{words}", "Le portail a-t-il envoyé le message, et à qui ?"),
    "mail-other": Cause(BROKEN, "{words}", "Le portail a-t-il envoyé le bon message ?"),
    "before": Cause(
        NOT_READY,
        "avant la première étape : {words}",
        "Corrigez [before] de la cible, d’après la capture de l’échec.",
    ),
    "mailbox": Cause(NOT_READY, "{words}", ""),
    "mailbox-refused": Cause(NOT_READY, "{words}", ""),
    "message-gone": Cause(NOT_READY, "{words}", ""),
    # The machine.
    "browser-gone": Cause(
        NOT_READY,
        "Le navigateur s’est arrêté pendant l’étape {step}",
        "Vérifiez la mémoire disponible, puis relancez.",
    ),
    "renderer-crashed": Cause(
        NOT_READY, "l’onglet du navigateur s’est effondré pendant l’étape {step}", "Vérifiez la mémoire disponible."
    ),
    "disk-full": Cause(NOT_READY, "{words}", MACHINE),
    "no-rights": Cause(NOT_READY, "{words}", "Vérifiez vos droits ; pour écrire ailleurs, donnez un autre --output."),
    "system": Cause(NOT_READY, "{words}", ""),
    "memory": Cause(NOT_READY, "la mémoire de cette machine est épuisée", MACHINE),
    "environment": Cause(NOT_READY, "{words}", ""),
    "usage": Cause(USAGE, "{words}", ""),
    "interrupted": Cause(NOT_READY, "le parcours a été interrompu pendant l’étape {step}", "Relancez-le."),
    "browser": Cause(NOT_READY, "le navigateur a répondu : {words}", SCREENSHOT),
    "unforeseen": Cause(
        NOT_READY,
        "une erreur imprévue a arrêté l’étape {step} : {words}",
        "L’erreur entière est dans failure.txt ; signalez-la à qui a écrit l’étape.",
    ),
}
"""All causes, by their names, which stand in `run.json` and do not change."""

DIALOGS: Final = {
    "alert": "un avertissement",
    "confirm": "une question",
    "prompt": "une question",
    "beforeunload": "une demande avant de quitter la page",
}
KINDS: Final = {
    "image": "une image",
    "video": "une vidéo",
    "audio": "un son",
    "application/json": "des données JSON",
    "application/pdf": "un document PDF",
    "application/xml": "des données XML",
    "text/plain": "du texte brut",
}
ELEMENTS: Final = {
    "button": "le bouton",
    "link": "le lien",
    "tab": "l’onglet",
    "label": "le champ",
    "textbox": "le champ",
    "checkbox": "la case à cocher",
    "combobox": "la liste déroulante",
    "radio": "le bouton radio",
    "heading": "le titre",
    "text": "le texte",
}
ELEMENT_OF_ANY_KIND: Final = "l’élément"
NO_TEXT: Final = "un élément sans texte"
READY: Final = "un navigateur, un portail et une boîte mail qui répondent"
ACT_ON: Final = "un écran sur lequel on peut agir"
NOTHING_CAME: Final = "aucun message n’est arrivé"


def ending(step: int, found: str, look_at: str) -> str:
    """Say why a walk ended that the portal is not to blame for."""
    named = found if f"l’étape {step}" in found else f"Étape {step} : {found}"
    return f"{named.rstrip('.')}. {look_at}".strip()


def sentence(name: str, **facts: str) -> str:
    """Tell a cause with its remedy, where no step has begun."""
    cause = CAUSES[name]
    found = cause.found.format(**facts)
    return f"{found[0].upper()}{found[1:]}. {cause.look_at}".strip()


def action(done: str, found: str) -> str:
    return f"{done} : {found}"


def exit_status(cause: str) -> int:
    """Return the exit status of a cause; of one that is not known here, that of a portal that breaks its word."""
    return CAUSES[cause].exit_status if cause in CAUSES else BROKEN


def seconds(number: float) -> str:
    """Write a number of seconds with the French decimal comma."""
    return f"{number:g} s".replace(".", ",")


def message_for(email: str, within: float) -> str:
    """Say which message was expected, and how soon."""
    return f"un message pour {email}, en moins de {seconds(within)}"


def email_invalid(email: str) -> str:
    """Say that the address of the person is none."""
    cause = CAUSES["email-invalid"]
    return f"{cause.found.format(words=email)}. {cause.look_at}"


def on_purpose(faults: str) -> str:
    """Say what goes wrong on purpose on this portal."""
    return f"Allumé exprès sur ce portail : {faults}."


def instead(messages: str) -> str:
    """Say which messages came instead."""
    return f"à la place : {messages}"


def unforeseen(kind: str, said: str) -> str:
    """Name an error that no rule knows, with what it says."""
    return f"{kind} ({said})" if said else kind


def shortened(line: str, longest: int) -> str:
    """Return a line, cut where it is too long."""
    return line if len(line) <= longest else f"{line[:longest]}…"


def answered(status: int) -> str:
    """Say with which status a page was answered."""
    return f"réponse {status}"


def away(base_url: str, reason: str, elsewhere: str) -> str:
    return f"le portail {base_url} ne répond pas ({reason}) ; {elsewhere}"


def of_others(number: int) -> str:
    return f"{number} message{'s' * (number > 1)} pour d’autres personnes"
