"""The front desk: all that the control API does, on pages."""

from collections.abc import Iterator
from urllib.parse import urljoin

import httpx
import pytest

from mock_portal import MockPortal
from mock_portal.http.control.routes import family_operations, tenant_operations
from mock_portal.http.front_desk.routes import desk_pages
from tests.mock_portal.support.agent import Agent
from tests.mock_portal.support.components import components
from tests.mock_portal.support.mail_sink import MailSink
from tests.mock_portal.support.page import Page
from tests.mock_portal.support.resident import text_of
from tests.mock_portal.support.town_hall import TownHall

FAMILY = {"first_name": "Élodie", "last_name": "d’Aubigné-Le Goff", "email": "elodie@example.org", "key": ""}
FILE = "first_name;last_name;email;child_key\nÉlodie;=1+1;elodie@example.org;\nPaul;N’Diaye;{email};\n"
ON_PAGES = {
    "GET /tenants": "/",
    "POST /tenants": "/",
    "GET /tenants/{slug}": "/{slug}/portail",
    "DELETE /tenants/{slug}": "/{slug}/portail",
    "POST /tenants/{slug}/reset": "/{slug}/portail",
    "GET /tenants/{slug}/clock": "/{slug}/horloge",
    "POST /tenants/{slug}/clock/freeze": "/{slug}/horloge",
    "POST /tenants/{slug}/clock/advance": "/{slug}/horloge",
    "POST /tenants/{slug}/clock/release": "/{slug}/horloge",
    "GET /defects": "/{slug}/pannes",
    "GET /faults": "/{slug}/pannes",
    "GET /tenants/{slug}/defects": "/{slug}/pannes",
    "PUT /tenants/{slug}/defects": "/{slug}/pannes",
    "GET /tenants/{slug}/faults": "/{slug}/pannes",
    "PUT /tenants/{slug}/faults": "/{slug}/pannes",
    "GET /tenants/{slug}/terms": "/{slug}/conditions",
    "PUT /tenants/{slug}/terms": "/{slug}/conditions",
    "GET /tenants/{slug}/journal": "/{slug}/journal",
    "GET /tenants/{slug}/journal/verification": "/{slug}/journal",
    "GET /tenants/{slug}/families": "/{slug}",
    "POST /tenants/{slug}/families": "/{slug}",
    "POST /tenants/{slug}/families/generation": "/{slug}/arrivees",
    "POST /tenants/{slug}/families/file": "/{slug}/arrivees",
    "GET /tenants/{slug}/families/{family:id}": "/{slug}/familles/{family:id}",
    "POST /tenants/{slug}/families/{family:id}/invitation": "/{slug}/familles/{family:id}",
    "PUT /tenants/{slug}/families/{family:id}/account": "/{slug}/familles/{family:id}",
    "DELETE /tenants/{slug}/families/{family:id}": "/{slug}/familles/{family:id}",
    "PUT /tenants/{slug}/families/{family:id}/members": "/{slug}/familles/{family:id}",
    "PATCH /tenants/{slug}/families/{family:id}/invoices/{invoice:id}": "/{slug}/familles/{family:id}",
    "GET /tenants/{slug}/families/{family:id}/invoices": "/{slug}/familles/{family:id}",
    "POST /tenants/{slug}/families/{family:id}/invoices": "/{slug}/familles/{family:id}",
}


@pytest.fixture
def agent(town_hall: TownHall) -> Iterator[Agent]:
    with Agent(str(town_hall.api.base_url), town_hall.slug) as agent:
        yield agent


def test_every_request_of_the_control_api_has_its_page() -> None:
    with components() as portal:
        table = {**tenant_operations(portal), **family_operations(portal)}
        pages = desk_pages(portal)

    assert {f"{method} {path}" for path, methods in table.items() for method in methods} == ON_PAGES.keys()
    assert set(ON_PAGES.values()) == pages.keys()


def test_an_agent_registers_a_family_which_is_invited_at_once(town_hall: TownHall, agent: Agent) -> None:
    page = agent.do("", **FAMILY)

    assert "L’invitation a été envoyée" in page.text
    assert "Élodie d’Aubigné-Le Goff elodie@example.org Invitée" in page.text
    assert "Bonjour Élodie d’Aubigné-Le Goff," in text_of(town_hall.sink.take("elodie@example.org"))


def test_a_refused_message_registers_no_family_and_keeps_what_was_typed(town_hall: TownHall, agent: Agent) -> None:
    town_hall.sink.refusal = "550 Adresse inconnue"

    page = agent.do("", **FAMILY)

    assert (page.status, page.values["first_name"]) == (422, "Élodie")
    assert "Sa réponse : 550 Adresse inconnue" in page.text
    assert [town_hall.call("GET", what) for what in ("families", "journal")] == [[], []]


def test_the_id_of_a_family_that_was_not_kept_is_not_given_again(town_hall: TownHall, agent: Agent) -> None:
    before = town_hall.register()
    town_hall.sink.refusal = "550 Adresse inconnue"
    agent.do("", **FAMILY)

    assert town_hall.register("paul@example.org", child_key=None) == before + 2


def test_an_invitation_is_sent_and_sent_again_until_the_family_has_chosen(
    town_hall: TownHall, family: int, agent: Agent
) -> None:
    pages = [agent.do(f"familles/{family}", "invite") for _ in range(2)]
    for _ in pages:
        town_hall.take()
    with town_hall.invite(family) as resident:
        resident.reach("credentials")
    refused = agent.do(f"familles/{family}", "invite")

    assert all("L’invitation a été envoyée" in page.text for page in pages)
    assert "Renvoyer l’invitation" in pages[0].text
    assert (refused.status, "une invitation n’est plus utile" in refused.text) == (422, True)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"first_name": ""}, "Indiquez le prénom"),
        ({"email": "nobody"}, "Vérifiez l’adresse électronique"),
        ({"email": "paul@example.org"}, "est déjà inscrite"),
        ({"key": "23456-b7j8k2"}, "appartient déjà à une autre famille"),
    ],
)
@pytest.mark.usefixtures("family")
def test_a_wrong_field_brings_the_page_back(
    town_hall: TownHall, agent: Agent, fields: dict[str, str], expected: str
) -> None:
    town_hall.register("paul@example.org", child_key=None)

    page = agent.do("", **FAMILY | fields)

    assert page.status == 422
    assert page.title.startswith("Erreur : ")
    assert expected in page.text
    assert len(town_hall.call("GET", "families")) == 2


def test_families_are_looked_for_without_their_accents_and_shown_part_by_part(
    town_hall: TownHall, agent: Agent
) -> None:
    town_hall.call("POST", "families/generation", {"count": 60, "seed": 3})
    town_hall.register("elodie@example.org", first_name="Élodie", last_name="Lœuillet", child_key=None)

    first = agent.open()
    second = Page(agent.browser.get(urljoin(agent.desk, first.links["Familles suivantes"])))
    found = agent.open("?cherche=ELODIE l")

    assert "61 familles en tout" in first.text
    assert ["Élodie Lœuillet" in page.links for page in (first, second, found)] == [False, True, True]
    assert (first.text.count(" Inscrite"), second.text.count(" Inscrite")) == (50, 11)
    assert found.text.count(" Inscrite") == 1


def test_a_family_s_page_shows_its_state_its_keys_its_invoices_and_its_events(
    town_hall: TownHall, family: int, agent: Agent
) -> None:
    with town_hall.invite(family) as resident:
        resident.reach("services")

    page = agent.open(f"familles/{family}")

    assert "Services validés : 7 septembre 2026 à 09:00" in page.text
    assert "Conditions acceptées : pas encore" in page.text
    assert "23456-B7J8K2 reliée" in page.text
    assert "À payer" in page.text
    assert "Connexion avec les identifiants provisoires" in page.text
    assert [agent.open(f"familles/{'9' * digits}").status for digits in (18, 19, 5000)] == [404] * 3


def test_the_procedure_of_a_family_is_completed_without_its_pages(
    town_hall: TownHall, family: int, agent: Agent
) -> None:
    page = agent.do(f"familles/{family}", "open", username="marie.martin", password="Chouette-lune-2026!")

    assert "L’espace de la famille est ouvert" in page.text
    opened = town_hall.call("GET", f"families/{family}")
    assert (opened["state"], opened["username"]) == ("terms-accepted", "marie.martin")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"username": "a b", "password": "Chouette"}, "Nom d’utilisateur : indiquez de 4 à 64"),
        ({"username": "marie.martin", "password": ""}, "Mot de passe : indiquez de 1 à 1 000"),
        ({"username": "deja.pris", "password": "Chouette"}, "déjà pris"),
    ],
)
def test_a_space_is_not_opened_with_credentials_that_cannot_be(
    town_hall: TownHall, family: int, agent: Agent, fields: dict[str, str], expected: str
) -> None:
    other = town_hall.register(email="autre@example.org", child_key=None)
    town_hall.call("PUT", f"families/{other}/account", {"username": "deja.pris", "password": "Chouette-lune"})

    page = agent.do(f"familles/{family}", "open", **fields)

    assert (page.status, expected in page.text) == (422, True), page.text
    assert town_hall.call("GET", f"families/{family}")["state"] == "registered"


def test_an_invoice_is_issued_with_its_lines_in_euros(town_hall: TownHall, family: int, agent: Agent) -> None:
    lines = {"label-1": "Séjour", "quantity-1": "2", "price-1": "12,50", "label-3": "Repas", "quantity-3": "1"}

    page = agent.do(f"familles/{family}", "issue", **lines, **{"price-3": "4"}, issued_on="2026-09-01", paid="9,00")

    invoice = town_hall.call("GET", f"families/{family}/invoices")[0]
    assert "La facture a été émise" in page.text
    assert (invoice["total"], invoice["remaining"], invoice["status"]) == (2900, 2000, "Partiellement payée")
    assert invoice["issued_on"] == "2026-09-01"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Lignes : remplissez-en au moins une"),
        ({"label-1": "Repas", "quantity-1": "0", "price-1": "4"}, "de 1 à 1 000"),
        ({"label-1": "Repas", "quantity-1": "0" * 19 + "1" * 5000, "price-1": "4"}, "de 1 à 1 000"),
        ({"label-1": "Repas", "quantity-1": "1", "price-1": "4,005"}, "au centime près"),
        ({"label-1": "Repas", "quantity-1": "1", "price-1": "NaN"}, "un nombre de 0 à"),
        ({"label-1": "Repas", "quantity-1": "1", "price-1": "4", "paid": "5"}, "au plus le total"),
        ({"label-1": "Repas", "quantity-1": "1", "price-1": "4", "due_on": "demain"}, "indiquez un jour"),
        ({"label-1": "Repas", "quantity-1": "1", "price-1": "4", "due_on": "1999-01-01"}, "des années 2000 à 2099"),
    ],
)
def test_an_invoice_that_cannot_be_is_refused(
    town_hall: TownHall, family: int, agent: Agent, fields: dict[str, str], expected: str
) -> None:
    before = town_hall.call("GET", f"families/{family}/invoices")

    page = agent.do(f"familles/{family}", "issue", **fields)

    assert (page.status, expected in page.text) == (422, True), page.text
    assert town_hall.call("GET", f"families/{family}/invoices") == before


def test_families_are_read_from_a_file_or_generated(town_hall: TownHall, agent: Agent) -> None:
    entered = agent.send_file(FILE.format(email="paul@example.org").encode())
    made_up = agent.do("arrivees", count="3", seed="5")

    assert all("Les familles ont été inscrites" in page.text for page in (entered, made_up))
    assert len(town_hall.call("GET", "families")) == 5
    assert "Élodie =1+1" in agent.open().links


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "choisissez un fichier"),
        (b"name\nMarie", "Ligne 1 : nommez les colonnes"),
        (FILE.format(email="nobody").encode(), "Ligne 3 : Vérifiez l’adresse électronique"),
        (FILE.format(email="elodie@example.org").encode(), "Ligne 3 : L’adresse est déjà inscrite"),
        (FILE.format(email='"x').encode(), "ce n’est pas du CSV"),
        (FILE.encode("latin-1", "replace"), "L’octet"),
        (b"first_name,last_name,email\nA,B\n", "Ligne 2 : 2 valeurs pour 3 colonnes"),
        (b"first_name,last_name,email\n", "contient 0 familles"),
    ],
)
def test_a_malformed_file_is_refused_in_french_and_no_family_is_registered(
    town_hall: TownHall, agent: Agent, content: bytes, expected: str
) -> None:
    page = agent.send_file(content)

    assert (page.status, expected in page.text) == (422, True), page.text
    assert town_hall.call("GET", "families") == []


def test_a_file_that_is_too_large_and_a_form_that_is_none_are_refused(agent: Agent) -> None:
    assert agent.send_file(b"x" * (33 * 1024 * 1024)).status == 413
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    assert agent.browser.post(f"{agent.desk}/arrivees", content=b"--y\r\n", headers=headers).status_code == 400


def test_the_clock_is_frozen_advanced_and_released(town_hall: TownHall, agent: Agent) -> None:
    agent.do("horloge", "freeze", at="2027-03-01T08:30:00")
    frozen = town_hall.call("GET", "clock")
    agent.do("horloge", "advance", count="2", unit="jours")
    advanced = town_hall.call("GET", "clock")
    page = agent.do("horloge", "release")

    assert frozen == {"now": "2027-03-01T07:30:00Z", "frozen": True}
    assert advanced["now"] == "2027-03-03T07:30:00Z"
    assert (town_hall.call("GET", "clock")["frozen"], "en marche" in page.text) == (False, True)


@pytest.mark.parametrize(
    ("action", "fields", "expected"),
    [
        ("advance", {"count": "", "unit": "jours"}, "de combien avancer"),
        ("advance", {"count": "-1", "unit": "jours"}, "indiquez un nombre entier"),
        ("freeze", {"at": "demain"}, "indiquez un jour et une heure"),
        ("freeze", {"at": "1999-01-01T00:00"}, "des années 2000 à 2099"),
    ],
)
def test_a_time_that_cannot_be_is_refused(
    town_hall: TownHall, agent: Agent, action: str, fields: dict[str, str], expected: str
) -> None:
    page = agent.do("horloge", action, **fields)

    assert (page.status, expected in page.text) == (422, True), page.text
    assert town_hall.call("GET", "clock")["now"] == "2026-09-07T07:00:00Z"


def test_faults_and_defects_are_switched_on_and_off(town_hall: TownHall, agent: Agent) -> None:
    agent.do("pannes", "add", name="slow-page", page="MonCompte", seconds="0,5", probability="25", count="3")
    agent.do("pannes", "add", name="message-lost")
    page = agent.do("pannes", "defects", **{"defaut-here-missing": "on", "defaut-back-missing": "on"})

    assert "2 défauts, 2 pannes" in page.text
    assert "Page lente MonCompte 25 % des occasions, pendant 0,5 s, 3 fois" in page.text
    assert sorted(town_hall.call("GET", "defects")) == ["back-missing", "here-missing"]
    slow, lost = (expected["fault"] for expected in town_hall.call("GET", "faults"))
    assert slow == {"name": "slow-page", "page": "MonCompte", "seconds": 0.5, "probability": 0.25, "count": 3}
    assert lost == {"name": "message-lost"}

    agent.do("pannes", "remove-0")
    assert [expected["fault"]["name"] for expected in town_hall.call("GET", "faults")] == ["message-lost"]
    agent.do("pannes", "clear")
    agent.do("pannes", "defects")
    assert [town_hall.call("GET", what) for what in ("faults", "defects")] == [[], []]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"name": "earthquake"}, "choisissez-en une dans la liste"),
        ({"name": "slow-page", "probability": "101"}, "un nombre de 0 à 100"),
        ({"name": "message-lost", "page": "MonCompte"}, "ne frappe pas les pages"),
        ({"name": "slow-page", "page": "Home/Login"}, "elle n’existe pas"),
        ({"name": "slow-page", "since": "0001-01-01T00:00"}, "des années 2000 à 2099"),
        ({"name": "slow-page", "until": "9999-12-31T23:59"}, "des années 2000 à 2099"),
    ],
)
def test_a_fault_that_cannot_be_is_refused_on_its_page(
    town_hall: TownHall, agent: Agent, fields: dict[str, str], expected: str
) -> None:
    page = agent.do("pannes", "add", **fields)

    assert (page.status, expected in page.text) == (422, True), page.text
    assert town_hall.call("GET", "faults") == []


def test_an_agent_changes_the_household_of_a_family_and_deletes_it(
    town_hall: TownHall, family: int, agent: Agent
) -> None:
    page = f"familles/{family}"
    agent.do(page, "alone")
    child = agent.do(page, "member", role="Enfant", member_first="Zoé", member_last="Martin")
    unseen = agent.do(page, "member", role="Parent", member_first="\u200b", member_last="Martin")
    agent.do(page, "member", role="Enfant", member_first="Zoé", member_last="Martin", born_on="2019-05-04")
    household = [(each["role"], each["first_name"]) for each in town_hall.family(family)["members"]]
    unsure = agent.do(page, "delete")
    deleted = agent.do(page, "delete", **{"sure-delete": "on"})

    assert (child.status, "jour de naissance" in child.text) == (422, True)
    assert (unseen.status, "qui se voient" in unseen.text) == (422, True)
    assert household == [("Enfant", "Zoé")]
    assert (unsure.status, "Cochez la case" in unsure.text) == (422, True)
    assert "La famille a été supprimée" in deleted.text
    assert town_hall.call("GET", "families") == []


def test_an_agent_shapes_an_invoice_and_changes_it(town_hall: TownHall, family: int, agent: Agent) -> None:
    page = f"familles/{family}"
    line = {"label-1": "Séjour", "quantity-1": "1", "price-1": "42", "child-1": "Zoé"}
    named = {"invoice_label": "Classe de neige", "invoice_number": "2026090000421"}
    agent.do(page, "issue", **line, **named)
    taken = agent.do(page, "issue", **line, **named)
    [invoice] = [
        each for each in town_hall.call("GET", f"families/{family}/invoices") if each["number"] == "2026090000421"
    ]
    statuses = []
    for action in ("pay", "cancel", "restore"):
        agent.do(page, f"{action}-{invoice['id']}")
        reported = town_hall.call("GET", f"families/{family}/invoices")
        statuses.append(next(each["status"] for each in reported if each["id"] == invoice["id"]))

    assert invoice["label"] == "Classe de neige"
    assert (taken.status, "porte déjà ce numéro" in taken.text) == (422, True)
    assert statuses == ["Payée", "Annulée", "Payée"]


def test_a_fault_is_not_taken_away_by_what_is_no_position(agent: Agent) -> None:
    page = agent.do("pannes", "remove-²")

    assert (page.status, "choisissez-en une dans la liste" in page.text) == (422, True), page.text


def test_new_terms_are_put_in_force(town_hall: TownHall, agent: Agent) -> None:
    page = agent.do("conditions", version="2027-01", document="## Nouveau\n\nTexte court.")
    again = agent.do("conditions", version="2027-01")

    assert town_hall.call("GET", "terms") == {"version": "2027-01", "document": "## Nouveau\n\nTexte court."}
    assert "Version en vigueur : 2027-01" in page.text
    assert (again.status, "donnez-en une autre" in again.text) == (422, True)


def test_the_journal_shows_events_and_near_misses(town_hall: TownHall, family: int, agent: Agent) -> None:
    other = town_hall.register("paul@example.org", child_key=None)
    with town_hall.invite(family) as resident:
        resident.open(resident.link)

    page = agent.open("journal")
    near = agent.open(f"journal?evenement=link opened&famille={other}")

    assert page.text.index("Lien ouvert n° ") < page.text.index("Invitation envoyée n° ")
    assert "Rien de tel n’a eu lieu" in near.text
    assert f"famille n° {family} : c’est bien cela, mais pour une autre famille" in near.text


def test_a_refused_key_is_shown_in_french(town_hall: TownHall, family: int, agent: Agent) -> None:
    with town_hall.invite(family) as resident:
        resident.reach("credentials")
        resident.validate_services(enfance="99999-ZZZZZZ")

    assert "Clé Espace Citoyens Enfance : elle n’existe pas" in agent.open("journal").text


def test_portals_are_opened_emptied_and_removed(town_hall: TownHall, agent: Agent) -> None:
    slug = f"{town_hall.slug}-bis"
    opened = agent.do("/", slug=slug, town="les-flots", seed="3", clock="2026-10-01T10:00")
    desk = Agent(str(town_hall.api.base_url), slug)
    expected = town_hall.call("GET", f"/__control__/tenants/{slug}/clock")
    with desk:
        desk.do("arrivees", count="2")
        unsure = desk.do("portail", "delete")
        emptied = desk.do("portail", "reset", **{"sure-reset": "on"})
        removed = desk.do("portail", "delete", **{"sure-delete": "on"})

    assert ("Le portail a été créé" in opened.text, expected["now"]) == (True, "2026-10-01T06:00:00Z")
    assert (unsure.status, "Cochez la case" in unsure.text) == (422, True)
    assert "Le portail a été vidé" in emptied.text
    assert "Le portail a été supprimé" in removed.text
    assert slug not in removed.links


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"slug": "Ville neuve", "town": "velizy"}, "Nom dans l’adresse"),
        ({"slug": "velizy", "town": "velizy"}, "déjà ce nom"),
        ({"slug": "ville", "town": "atlantis"}, "choisissez-en une"),
        ({"slug": "ville", "town": "velizy", "seed": "x"}, "Graine"),
        ({"slug": "ville", "town": "velizy", "clock": "1999-01-01T00:00"}, "des années 2000 à 2099"),
    ],
)
def test_a_portal_that_cannot_be_is_refused(agent: Agent, fields: dict[str, str], expected: str) -> None:
    page = agent.do("/", **fields)

    assert (page.status, expected in page.text) == (422, True), page.text


def test_a_form_that_the_desk_did_not_give_does_nothing(town_hall: TownHall, agent: Agent) -> None:
    page = Page(agent.browser.post(agent.desk, data=FAMILY))

    assert "rien n’a été fait" in page.text
    assert town_hall.call("GET", "families") == []


def test_a_page_of_another_site_reaches_neither_desk_nor_api(town_hall: TownHall) -> None:
    for path in (f"__control__/tenants/{town_hall.slug}/reset", f"__guichet__/{town_hall.slug}"):
        refused = town_hall.api.post(f"/{path}", headers={"Origin": "https://attacker.example"})
        assert (refused.status_code, list(refused.json())) == (403, ["error"])
    own = {"Origin": str(town_hall.api.base_url).rstrip("/")}
    assert town_hall.api.post(f"/__control__/tenants/{town_hall.slug}/reset", headers=own).status_code == 200


def test_a_desk_behind_a_proxy_keeps_to_its_address_and_to_tls(sink: MailSink) -> None:
    with MockPortal(smtp=sink.address, public_url="https://portail.example/ville", token="secret") as portal:
        page = httpx.get(f"http://127.0.0.1:{portal.port}/__guichet__/velizy", auth=("", "secret"), verify=False)

    assert 'action="/ville/__guichet__/velizy"' in page.text
    assert {"Secure", "Path=/"} <= set(page.headers["set-cookie"].split("; "))
    assert page.headers["set-cookie"].startswith("__Host-guichet=")


def test_without_the_token_the_desk_says_how_to_come_in(sink: MailSink) -> None:
    with MockPortal(smtp=sink.address, token="secret") as portal:
        closed = httpx.get(portal.front_desk_url, verify=False)
        opened = httpx.get(portal.front_desk_url, auth=("", "secret"), verify=False)

    assert (closed.status_code, opened.status_code) == (401, 200)
    assert "Ce guichet est réservé" in closed.text
