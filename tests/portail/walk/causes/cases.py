"""The causes, each provoked in a browser: what the portal shows, what the step does, what is said of it."""

import errno
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from playwright.sync_api import Locator

from portail.errors import Broken, EnvironmentNotReady
from portail.screen.page_object import PageObject
from portail.walk.walk import Walk

PAYER: Final = re.compile(r"^\s*[PpＰ]ayer\s*$")
"""What a procedure calls « Payer », as an expression; it must not be told to anybody."""
Act = Callable[[Walk], None]


class Invoices(PageObject):
    name = "Factures"

    @property
    def sign(self) -> Locator:
        return self.page.get_by_role("heading", name=re.compile(r"^\s*Mes factures\s*$"))


@dataclass(frozen=True)
class Case:
    """A cause, provoked by what the step does; `says` are words of its sentence, `status` its exit status.

    `alone`: the step leaves its window unfit for another.
    """

    cause: str
    act: Act
    says: str
    status: int = 1
    note: str = ""
    limit: float = 30.0
    alone: bool = False

    def __str__(self) -> str:
        return f"{self.cause} {self.note}".strip()


def shown(html: str, then: Act | None = None, **more: str) -> Act:
    """Open a page of the portal with this HTML, and do something there; by default click « Payer »."""

    def act(walk: Walk) -> None:
        walk.open(at(html, **more))
        (then or click)(walk)

    return act


def at(html: str, **more: str) -> str:
    arguments = {"html": html, **more}
    return "page?" + "&".join(f"{name}={quote(value)}" for name, value in arguments.items())


def after_a_good_page(path: str, then: Act | None = None) -> Act:
    """Open a good page first, as a walk that is under way has done."""

    def act(walk: Walk) -> None:
        walk.open(at("<h1>Bienvenue</h1>"))
        walk.open(path)
        (then or arrive)(walk)

    return act


def click(walk: Walk) -> None:
    walk.page.get_by_role("button", name=PAYER).click()


def fill(walk: Walk) -> None:
    walk.page.get_by_label("Nom").fill("tilleul")


def arrive(walk: Walk) -> None:
    walk.on(Invoices)


def opened(path: str) -> Act:
    def act(walk: Walk) -> None:
        walk.open(path)
        arrive(walk)

    return act


def by_link(url: str) -> Act:
    """Follow a link on a page of the portal."""

    def act(walk: Walk) -> None:
        walk.open(at(f"<a href='{url.format(**walk.values)}'>Suivant</a>"))
        walk.page.get_by_role("link", name="Suivant").click()
        arrive(walk)

    return act


def by_mail(url: str) -> Act:
    """Follow the link of the message."""

    def act(walk: Walk) -> None:
        walk.message_origin = walk.values["mail"]
        walk.visits.allow(walk.values["mail"])
        target = url.format(**walk.values)
        link = f"<a href='{target}'>Activer</a>"
        walk.page.goto(f"{walk.values['mail']}/{at(link)}")
        walk.page.get_by_role("link", name="Activer").click()
        arrive(walk)

    return act


def failing_with(code: str) -> Act:
    """The network fails in this way on the way to the portal."""

    def act(walk: Walk) -> None:
        walk.open(at("<h1>Bienvenue</h1>"))
        walk.page.route("**/*", lambda route: route.abort(code))
        walk.open("page")

    return act


def raising(error: Exception) -> Act:
    def act(_: Walk) -> None:
        raise error

    return act


def write_on_a_full_disk(_: Walk) -> None:
    Path("/dev/full").write_text("image", encoding="utf-8")


def open_elsewhere(walk: Walk) -> None:
    walk.page.get_by_role("button", name=PAYER).click()
    arrive(walk)


def load(walk: Walk) -> None:
    walk.page.wait_for_load_state()


def close(walk: Walk) -> None:
    walk.page.close()
    click(walk)


def busy(walk: Walk) -> None:
    walk.page.evaluate("keep()")


def choose(walk: Walk) -> None:
    walk.page.get_by_label("Nom").select_option("b")


def crash(walk: Walk) -> None:
    walk.page.goto("chrome://crash")


def evaluate(script: str) -> Act:
    def act(walk: Walk) -> None:
        walk.page.evaluate(script)

    return act


def expect_new_tab(walk: Walk) -> None:
    with walk.page.expect_popup():
        walk.page.get_by_role("button", name=PAYER).click()


def expect_new_tab_of_a_frame(walk: Walk) -> None:
    with walk.page.expect_popup():
        walk.page.frame_locator("iframe").get_by_role("button", name=PAYER).click()


def wait_for_mail(walk: Walk) -> None:
    walk.wait_for_message()


BUTTON = "<button>Payer</button>"
CLOSING = (
    "<p>Vos factures</p>"
    "<button onclick='const tab = window.open(\"/page\"); setTimeout(() => tab.close(), 300)'>Payer</button>"
)
BLOCKED = (
    "<p id=note role=alert></p>"
    "<button onclick='note.textContent = \"Votre navigateur bloque les fenêtres pop-up.\"'>Payer</button>"
)
BUSY = """<script>
const keep = () => { const at = Date.now(); while (Date.now() - at < 8000); };
</script>"""
VEIL = "<div style='position:fixed;inset:0;background:#fff'>{}</div>"
STATUSES = [
    ("http-400", 400, 1),
    ("http-403", 403, 1),
    ("http-404", 404, 1),
    ("http-405", 405, 1),
    ("http-408", 408, 3),
    ("http-410", 410, 1),
    ("http-413", 413, 1),
    ("http-429", 429, 3),
    ("http-4xx", 418, 1),
    ("http-500", 500, 1),
    ("http-500", 501, 1),
    ("http-502", 502, 3),
    ("http-503", 503, 3),
    ("http-504", 504, 3),
]
CASES: Final = [
    *(
        Case(cause, after_a_good_page(at("<h1>Erreur</h1>", status=str(status))), f"({status})", exits, str(status))
        for cause, status, exits in STATUSES
    ),
    Case("http-401", opened("gate"), "demande une identification HTTP", 3),
    Case("http-403-gate", opened(at("<h1>Non</h1>", status="403")), "refuse cette machine", 3),
    Case("base-url-path", opened(at("<h1>Non</h1>", status="404")), "base_url ne mène à aucune page (404)", 2),
    Case("redirect-loop", after_a_good_page("loop"), "sans fin"),
    Case("redirect-broken", after_a_good_page("astray"), "une adresse inutilisable"),
    Case("reset", after_a_good_page("reset"), "a coupé la connexion", 3),
    Case("empty-response", after_a_good_page("nothing"), "sans rien dire", 3),
    Case("not-http", after_a_good_page("babble"), "ne répond pas comme un site web", 3),
    Case("refused", failing_with("connectionrefused"), "refuse la connexion", 3),
    Case("timed-out", failing_with("timedout"), "laisse la connexion sans suite", 3),
    Case("unreachable", failing_with("addressunreachable"), "aucun chemin ne mène", 3),
    Case("unreachable", failing_with("internetdisconnected"), "aucun chemin ne mène", 3, "offline"),
    Case("unknown-host", failing_with("namenotresolved"), "n’a pas d’adresse", 3),
    Case("blocked", failing_with("blockedbyclient"), "bloque", 3),
    Case("network", failing_with("failed"), "ne répond plus", 3),
    Case("mail-link-dead", by_mail("http://127.0.0.1:{unused}/activer"), "le lien du message ne mène nulle part", 1),
    Case("mail-link-dead", by_mail("http://perdu.invalid/activer"), "le lien du message ne mène nulle part", 1, "dns"),
    Case("mail-link-dead", by_mail("{portal}/perdu"), "le lien du message ne mène nulle part (réponse 404)", 1, "404"),
    Case(
        "mail-link-expired",
        by_mail("{portal}/page?html=%3Ch1%3ECe%20lien%20a%20expir%C3%A9%3C/h1%3E"),
        "le lien du message ne vaut plus : « Ce lien a expiré »",
    ),
    Case("link-dead", by_link("http://127.0.0.1:{unused}/"), "le lien ne mène nulle part"),
    Case("link-dead", by_link("http://perdu.invalid/"), "le lien ne mène nulle part", 1, "dns"),
    Case("other-host", by_link("{mail}/page?html=%3Ch1%3EAutre%3C/h1%3E"), "un autre site que le portail"),
    Case("download", by_link("{portal}/file"), "facture.pdf"),
    Case("download", opened("file"), "facture.pdf", 1, "opened"),
    Case("not-a-page", opened(at("{}", type="application/json")), "des données JSON"),
    Case("not-a-page", opened(at("bonjour", type="text/plain")), "du texte brut", 1, "text"),
    Case("empty-page", opened("page"), "une page vide"),
    Case("no-new-tab", shown(BUTTON, expect_new_tab), "n’ouvre aucun onglet en 1 s"),
    Case(
        "no-new-tab",
        shown(
            "<iframe sandbox='allow-scripts' srcdoc='<button onclick=window.open()>Payer</button>'></iframe>",
            expect_new_tab_of_a_frame,
        ),
        "n’ouvre aucun onglet en 1 s",
        1,
        "from a frame that may open none",
    ),
    Case("tab-closed", shown(CLOSING, open_elsewhere), "s’est refermé de lui-même"),
    Case("popup-blocked", shown(BLOCKED, open_elsewhere), "« Votre navigateur bloque les fenêtres pop-up. »", 3),
    Case(
        "other-tab",
        shown("<button onclick='window.open(\"/page?html=Paiement\")'>Payer</button>", open_elsewhere),
        "un onglet que la procédure n’attend pas",
    ),
    Case(
        "consent",
        shown(BUTTON + VEIL.format("<p>Nous utilisons des cookies.</p><a href=#>Tout accepter</a>")),
        "Nous utilisons des cookies",
        3,
    ),
    Case(
        "consent",
        opened(at("<div role=dialog><h2>Vos cookies, vos choix</h2><p>Acceptez-vous les cookies ?</p></div>")),
        "cookies",
        3,
        "wall",
    ),
    Case("captcha", opened(at("<h1>Confirmez que vous n’êtes pas un robot</h1>")), "une épreuve contre les robots", 3),
    Case("maintenance", opened(at("<h1>Site en maintenance</h1>")), "« Site en maintenance »", 3),
    Case("session-over", opened(at("<h1>Connexion</h1><p role=alert>Votre session a expiré.</p>")), "la session", 3),
    Case(
        "credentials-refused",
        opened(at("<h1>Connexion</h1><p role=alert>Identifiant ou mot de passe incorrect.</p>")),
        "refuse les identifiants",
    ),
    Case("error-page", opened(at("<h1>Une erreur est survenue</h1>")), "affiche une erreur"),
    Case(
        "dialog",
        shown('<button onclick=\'if (confirm("Vraiment ?")) location = "/page"\'>Payer</button>', open_elsewhere),
        "une question dont la procédure ne dit rien : « Vraiment ? »",
    ),
    Case("dialog", opened(at("<script>alert('Nouveau site')</script>")), "un avertissement", 1, "alert"),
    Case(
        "dialog",
        shown("<script>prompt('Votre ville ?')</script><button>Payer</button>"),
        "« Votre ville ? »",
        1,
        "that holds up nothing",
    ),
    Case("covered", shown(BUTTON + VEIL.format("<p>Bienvenue au bal</p>")), "le bouton est recouvert par « Bienvenue"),
    Case("covered", shown(BUTTON + VEIL.format("")), "un élément sans texte", 1, "without text"),
    Case(
        "script-error", opened(at("<h1>Chargement</h1><script>factures.montrer()</script>")), "factures is not defined"
    ),
    Case("missing", shown("<p>Rien à payer</p>"), "le bouton manque"),
    Case("twice", shown(BUTTON * 2), "plusieurs fois"),
    Case(
        "hidden",
        shown("<button style='visibility:hidden'>Payer</button>", lambda walk: walk.page.locator("button").click()),
        "ne se voit pas",
    ),
    Case("inactive", shown("<button disabled>Payer</button>"), "le bouton reste inactif"),
    Case(
        "moving",
        shown(
            "<style>@keyframes m { to { margin-left: 900px } }</style>"
            "<button style='animation: m 1s infinite alternate linear'>Payer</button>"
        ),
        "ne cesse de bouger",
    ),
    Case("read-only", shown("<label>Nom<input readonly></label>", fill), "on ne peut rien y écrire"),
    Case("not-a-field", shown("<p aria-label=Nom>x</p>", fill), "n’est pas un champ"),
    Case("outside", shown("<button style='position:fixed;left:-900px'>Payer</button>"), "hors de la fenêtre"),
    Case(
        "no-option",
        shown(
            "<label>Nom<select><option>a</select></label>",
            choose,
        ),
        "n’a pas le choix attendu",
    ),
    Case("window-closed", shown(BUTTON, close), "fermé sa fenêtre", alone=True),
    Case("busy", shown(BUSY, busy), "elle ne répond plus", limit=1.0),
    Case("limit", shown(BUTTON, evaluate("() => new Promise(() => {})")), "sa limite", 3, limit=2.0),
    Case("slow-page", after_a_good_page("never"), "la page n’est pas venue", 3),
    Case(
        "pending-font",
        shown(
            "<style>@font-face{font-family:F;src:url(/never)}</style><p style='font-family:F'>é</p>",
            evaluate("() => document.fonts.ready.then(() => null)"),
        ),
        "une police n’est pas venue",
        3,
        limit=2.0,
    ),
    Case("pending-image", shown("<img src=/never>", load), "une image n’est pas venue", 3),
    Case("pending-script", shown("<script src=/never></script>"), "un script n’est pas venu", 3),
    Case("pending-style", shown("<link rel=stylesheet href=/never>"), "une feuille de style n’est pas venue", 3),
    Case("pending-request", shown("<script>fetch('/never')</script>"), "la page attend une réponse", 3),
    Case("mail-none", wait_for_mail, "aucun message n’est arrivé"),
    Case("mailbox", raising(EnvironmentNotReady("La boîte mail ne répond pas.", cause="mailbox")), "boîte mail", 3),
    Case(
        "mailbox-refused", raising(EnvironmentNotReady("La boîte mail refuse.", cause="mailbox-refused")), "refuse", 3
    ),
    Case("renderer-crashed", shown(BUTTON, crash), "effondré", 3, alone=True),
    Case("disk-full", write_on_a_full_disk, "il n’y a plus de place", 3),
    Case("no-rights", raising(PermissionError(errno.EACCES, "Permission denied", "/output")), "le droit", 3),
    Case("memory", raising(MemoryError()), "la mémoire", 3),
    Case("system", raising(OSError(errno.EMFILE, "Too many open files")), "Too many open files", 3),
    Case("environment", raising(EnvironmentNotReady("Il manque une police.")), "Il manque une police", 3),
    Case("broken", raising(Broken(expected="des factures", found="une page sans montant")), "sans montant"),
    Case("other-screen", opened(at("<h1>Actualités</h1><p>" + "La ville fleurit. " * 60)), "l’écran «"),
    Case("unforeseen", raising(ZeroDivisionError("division by zero")), "une erreur imprévue", 3),
]
