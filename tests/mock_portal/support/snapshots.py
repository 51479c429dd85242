"""Every page of the portal in every state, as the server sent it: what checks of all pages go through."""

import re
from dataclasses import dataclass

import httpx

from tests.mock_portal.support.agent import Agent
from tests.mock_portal.support.page import Page
from tests.mock_portal.support.paying import finish, payment_address, start, statuses
from tests.mock_portal.support.resident import PASSWORD, Resident, found, text_of
from tests.mock_portal.support.town_hall import TownHall

PUBLIC = {
    "public home": "Home/AccueilPublic",
    "sign-in": "Home/Logon",
    "forgotten password": "Home/MotDePasseOublie",
    "new link": "CompteCitoyen/NouveauLien",
    "new password refused": "Home/NouveauMotDePasse",
    "link unknown": "CompteCitoyen/Activation?cle=x",
    "help": "PageInfosDiverses/Index/1",
    "terms text": "PageInfosDiverses/Index/2",
    "legal notice": "PageInfosDiverses/MentionsLegales",
    "privacy": "PageInfosDiverses/DonneesPersonnelles",
    "accessibility": "accessibilite",
    "site map": "PlanDuSite",
    "search": "Recherche",
    "search, found": "Recherche?q=aide",
    "search, nothing found": "Recherche?q=piscine",
    "not found": "nulle-part",
}
PRIVATE = {
    "home": "CompteCitoyen",
    "invoices": "MonCompte",
    "invoices, none": "MonCompte?etat=en-cours",
    "service": "CompteCitoyen/Service?service=enfance",
    "modification": "CompteCitoyen/Modification",
    "site map, signed in": "PlanDuSite",
    "search, signed in": "Recherche?q=facture",
    "sign-out": "Home/LogOff",
}
DESK = {
    "towns": "/",
    "desk": "",
    "desk, nobody found": "?cherche=nulle-part",
    "desk, family": "familles/{family}",
    "desk, arrivals": "arrivees",
    "desk, clock": "horloge",
    "desk, troubles": "pannes",
    "desk, terms": "conditions",
    "desk, journal": "journal",
    "desk, near misses": "journal?evenement=terms accepted&famille={other}",
    "desk, portal": "portail",
}
WRONG_AT_THE_DESK = {
    "/": "", "": "", "familles/{family}": "issue", "horloge": "advance", "pannes": "add", "conditions": "",
    "portail": "delete",
}  # fmt: skip
INVOICES: list[dict[str, object]] = [
    {}, {"direct_debit": True}, {"issued_on": "2026-01-01"}, {"cancelled": True}, {"paid": 500}
]  # fmt: skip


@dataclass(frozen=True)
class Snapshot:
    """One page in one state: its name, its address and its HTML."""

    name: str
    url: str
    html: str


class Snapshots:
    """Walks one family through the whole portal and keeps each page."""

    def __init__(self, hall: TownHall) -> None:
        self.snapshots: list[Snapshot] = []
        self.hall = hall

    def collect(self) -> list[Snapshot]:
        """Every page in every state."""
        self.of_strangers()
        family = self.hall.register()
        with self.hall.invite(family) as resident:
            self.of_the_procedure(resident)
            for values in INVOICES:
                lines = [{"label": "Séjour à la neige", "quantity": 1, "unit_price": 12345}]
                self.hall.call("POST", f"families/{family}/invoices", {"lines": lines, **values})
            self.of_the_family(resident)
            self.of_payments(resident)
            self.of_new_terms(resident)
            self.of_recovery(resident)
        self.of_the_desk(family, self.of_links())
        return self.snapshots

    def keep(self, name: str, page: Page) -> Page:
        """Keep one page."""
        self.snapshots.append(Snapshot(name, str(page.response.url), page.response.text))
        return page

    def of_strangers(self) -> None:
        with Resident(self.hall.base_url) as stranger:
            for name, where in PUBLIC.items():
                self.keep(name, stranger.open(where))
            self.keep("sign-in, empty", stranger.submit("Home/Logon"))
            self.keep("sign-in, wrong", stranger.sign_in("personne", "faux"))
            for _ in range(4):
                locked = stranger.sign_in("personne", "faux")
            self.keep("sign-in, locked", locked)
            self.keep("forgotten password, wrong", stranger.submit("Home/MotDePasseOublie", email="marie"))
            self.keep("message sent", stranger.submit("Home/MotDePasseOublie", email="personne@example.org"))
            self.keep("wrong method", Page(stranger.browser.put("Home/Logon")))
            self.keep("malformed form", Page(stranger.browser.post("Home/Logon", content=b"\xff")))
        self.keep("no town", Page(self.hall.api.get("/nulle-part")))

    def of_the_procedure(self, resident: Resident) -> None:
        self.keep("sign-in, link not opened", resident.sign_in())
        self.keep("activation", resident.open(resident.link))
        self.keep("credentials", resident.sign_in())
        self.keep("credentials, wrong", resident.choose_credentials("moi", "court"))
        self.keep("services", resident.choose_credentials())
        self.keep("credentials, again", resident.submit("CompteCitoyen/Services", action="back"))
        self.keep("services, wrong", resident.validate_services(**{"action-sociale": "faux"}))
        self.keep("terms", resident.validate_services())
        self.keep("terms, not read", resident.submit("CompteCitoyen/Conditions", lecture=""))
        self.keep("home, first", resident.accept_terms())
        self.keep("link used", resident.open(resident.link))

    def of_the_family(self, resident: Resident) -> None:
        for name, where in PRIVATE.items():
            self.keep(name, resident.open(where))
        modification = "CompteCitoyen/Modification"
        for name, fields in {
            "contact": {"first_name": "", "email": "faux"},
            "keys": {"action-sociale": "faux"},
            "credentials": {"current": "faux"},
        }.items():
            self.keep(f"modification, wrong {name}", resident.submit(modification, action=name, **fields))
        address = {"action": "contact", "email": "marie@example.net"}
        self.keep("modification, password for address", resident.submit(modification, **address))
        self.keep("modification, link sent", resident.submit(modification, **address, address_password=PASSWORD))
        self.keep("address", resident.open(found(r"(http\S+)", text_of(self.hall.sink.take("marie@example.net")))))
        self.keep("address refused", resident.open("CompteCitoyen/AdresseElectronique"))
        self.keep("modification, saved", resident.submit(modification, action="contact"))
        self.keep("invoices, none chosen", resident.open("MonCompte/Paiement"))
        of_each_status = dict(zip(statuses(resident), _asked("DetailFacture", resident), strict=True))
        for status, where in of_each_status.items():
            self.keep(f"invoice, {status}", resident.open(where))

    def of_payments(self, resident: Resident) -> None:
        one, *others = _asked("Paiement", resident)
        self.keep("payment", resident.open(one))
        self.keep("payment, several", resident.open("&".join([one, *(each.partition("?")[2] for each in others)])))
        for issue in ("refus-carte", "refus-prelevement", "abandon", "carte"):
            payment = start(resident, payment_address(resident))
            self.keep("ticket " + issue, finish(payment, issue))
            back = resident.open(f"MonCompte/RetourPaiement?idop={payment.values['idop']}")
        self.keep("return", back)
        payment = self.keep("payfip", start(resident, payment_address(resident)))
        self.keep("invoices, under way", resident.open("MonCompte"))
        self.hall.call("POST", "clock/advance", {"seconds": 15 * 60 + 1})
        self.keep("payfip, lapsed", finish(payment, "carte"))
        self.keep("payfip, unknown", Page(httpx.get(payment.response.url.copy_set_param("idop", "x"))))
        self.keep("payfip, not found", Page(httpx.get(payment.response.url.join("/nulle-part"))))

    def of_new_terms(self, resident: Resident) -> None:
        self.hall.call("PUT", "terms", {"version": "2027-01"})
        self.keep("terms, new version", resident.open("CompteCitoyen/Conditions"))
        resident.accept_terms()

    def of_recovery(self, resident: Resident) -> None:
        resident.submit("Home/MotDePasseOublie", email=self.hall.email)
        message = self.hall.take()
        while "cle=" not in text_of(message):
            message = self.hall.take()
        link = found(r"(http\S+)", text_of(message))
        self.keep("new password", resident.open(link))
        self.keep("new password, wrong", resident.submit(link, password="court", confirmation="court"))
        new = f"{PASSWORD}-bis"
        self.keep("new password, saved", resident.submit(link, password=new, confirmation=new))

    def of_links(self) -> int:
        other = self.hall.register("paul@example.org", child_key=None)
        with self.hall.invite(other) as first, self.hall.invite(other) as second:
            self.keep("link superseded", first.open(first.link))
            elsewhere = second.link.replace(self.hall.slug, "velizy")
            self.keep("link of another town", Page(second.browser.get(elsewhere)))
            self.hall.call("POST", "clock/advance", {"seconds": 31 * 86400})
            self.keep("link expired", second.open(second.link))
        return other

    def of_the_desk(self, family: int, other: int) -> None:
        self.hall.call("PUT", "faults", [{"name": "slow-page", "page": "MonCompte", "count": 2}])
        self.hall.set_defects("here-missing")
        with Agent(str(self.hall.api.base_url), self.hall.slug) as agent:
            for name, where in DESK.items():
                self.keep(name, agent.open(where.format(family=family, other=other)))
            for where, action in WRONG_AT_THE_DESK.items():
                self.keep(f"desk, wrong {where}", agent.do(where.format(family=family), action))
            self.keep("desk, wrong file", agent.send_file(b""))


def _asked(page: str, resident: Resident) -> list[str]:
    """The addresses of a page that the list of invoices leads to."""
    html = resident.open("MonCompte").response.text
    return list(dict.fromkeys(re.findall(rf"MonCompte/{page}\?IdFactureUnique=\d+", html)))
