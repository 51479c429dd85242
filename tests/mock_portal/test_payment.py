"""The invoices and their payment."""

import re
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from mock_portal.payfip.operations import PayFip, PayFipError
from mock_portal.store import Store
from mock_portal.tenants import Tenants
from mock_portal.town_file import read_towns
from tests.mock_portal.browsing import show
from tests.mock_portal.page import Page
from tests.mock_portal.resident import Resident, found, text_of
from tests.mock_portal.town_hall import TownHall


def payment_address(resident: Resident) -> str:
    return found(r'href="[^"]*?/(MonCompte/Paiement\?IdFactureUnique=\d+)"', resident.open("MonCompte").response.text)


def start(resident: Resident, where: str) -> Page:
    """Press « Payer » on the page of the portal; answers with the page of PayFiP."""
    return resident.submit(where, action="pay")


def finish(payment: Page, issue: str) -> Page:
    """Press a button on the page of PayFiP, in a browser that knows nothing of the portal; answers with the ticket."""
    with httpx.Client(follow_redirects=True, verify=False) as browser:
        values = {"idop": payment.values["idop"], "issue": issue}
        return Page(browser.post(payment.response.url, data=values))


def return_to(resident: Resident, payment: Page) -> Page:
    return resident.open(f"MonCompte/RetourPaiement?idop={payment.values['idop']}")


def statuses(resident: Resident) -> list[str]:
    return re.findall(r'class="status \w+">([^<]+)<', resident.open("MonCompte").response.text)


def test_a_family_finds_its_invoices_with_french_dates_and_amounts(resident: Resident) -> None:
    resident.reach("terms")

    page = resident.open("MonCompte")

    assert len(re.findall(r"\d{1,3},\d\d €", page.text)) == 8
    assert "31/08/2026" in page.text
    assert "août 2026" in page.text
    assert [page.text.count(state) for state in ("À payer ", "Payée")] == [2, 3]


def test_the_invoices_are_the_same_for_the_same_seed_and_clock(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    other = TownHall(town_hall.api, f"{town_hall.slug}-bis", town_hall.sink)

    with other.invite(other.register()) as twin:
        twin.reach("terms")
        assert twin.open("MonCompte").text == resident.open("MonCompte").text
    other.call("DELETE", "")


def test_the_detail_adds_up_to_the_total(resident: Resident) -> None:
    resident.reach("terms")
    link = found(r'/(MonCompte/DetailFacture\?IdFactureUnique=\d+)"', resident.open("MonCompte").response.text)

    html = resident.open(link).response.text
    amounts = [int(euros) * 100 + int(cents) for euros, cents in re.findall(r"(\d+),(\d\d)\u00a0€</td></tr>", html)][
        :-1
    ]
    total = found(r'spanDetailFacture_MntTotalFacture">([\d,]+)', html)

    assert sum(amounts) == int(total.replace(",", "")) > 0


@pytest.mark.parametrize(
    ("issue", "status"),
    [
        ("carte", "Payée"),
        ("prelevement", "Payée"),
        ("abandon", "À payer"),
        ("refus-carte", "À payer"),
        ("refus-prelevement", "À payer"),
    ],
)
def test_an_invoice_is_what_payfip_says_when_the_family_comes_back(resident: Resident, issue: str, status: str) -> None:
    resident.reach("terms")
    payment = start(resident, payment_address(resident))
    assert statuses(resident)[0] == "En cours de paiement"

    finish(payment, issue)
    back = return_to(resident, payment)

    assert ("est enregistré. Merci" in back.text) is (status == "Payée")
    assert statuses(resident)[0] == status


def test_an_invoice_is_paid_once_however_often_everything_is_sent(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    where = payment_address(resident)
    form = resident.open(where).values | {"action": "pay"}
    payments = [Page(resident.browser.post(where, data=form)) for _ in range(2)]
    assert payments[0].values["idop"] == payments[1].values["idop"]

    for issue in ("carte", "carte", "prelevement", "abandon"):
        finish(payments[0], issue)
    for _ in range(2):
        return_to(resident, payments[0])
    late = Page(resident.browser.post(where, data=form))

    assert "rien n’a été payé une seconde fois" in late.text
    assert town_hall.events().count("invoice paid") == 1


def test_the_notification_alone_is_enough(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    payment = start(resident, payment_address(resident))

    finish(payment, "carte")
    answer = resident.browser.post("MonCompte/NotificationPaiement", data={"idop": payment.values["idop"]})

    assert answer.status_code == 204
    assert "188,99 €" in text_of(town_hall.take())
    assert town_hall.events().count("invoice paid") == 1


def test_a_notification_that_is_made_up_pays_nothing(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    payment = start(resident, payment_address(resident))

    for idop, status in ((payment.values["idop"], 204), ("0" * 32, 404), ("", 404)):
        assert resident.browser.post("MonCompte/NotificationPaiement", data={"idop": idop}).status_code == status
    assert "invoice paid" not in town_hall.events()


def test_after_fifteen_minutes_nobody_can_pay_and_the_invoice_can_be_paid_anew(
    town_hall: TownHall, resident: Resident
) -> None:
    resident.reach("terms")
    payment = start(resident, payment_address(resident))
    town_hall.call("POST", "clock/advance", {"seconds": 15 * 60 + 1})

    late = finish(payment, "carte")

    assert "a expiré" in late.text
    assert statuses(resident)[0] == "À payer"
    anew = start(resident, payment_address(resident))
    assert anew.values["idop"] != payment.values["idop"]


def test_giving_up_pays_nothing(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")

    page = resident.submit(payment_address(resident), action="cancel")

    assert "rien n’a été payé" in page.text
    assert "payment started" not in town_hall.events()


def test_the_way_back_from_another_site_keeps_the_session(page: BrowserPage, resident: Resident) -> None:
    resident.reach("terms")
    show(page, resident, payment_address(resident))

    page.get_by_role("button", name="Payer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre paiement")
    assert page.url.startswith("http://localhost:")
    page.get_by_role("button", name="Payer par carte bancaire").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre ticket")
    page.get_by_role("button", name="Retour au site").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Mes factures")
    expect(page.get_by_role("status")).to_contain_text("Votre paiement est enregistré")


def test_several_invoices_are_paid_at_once(town_hall: TownHall, family: int, resident: Resident) -> None:
    resident.reach("terms")
    town_hall.call(
        "POST", f"families/{family}/invoices", {"lines": [{"label": "Séjour", "quantity": 1, "unit_price": 12345}]}
    )
    ids = sorted(
        set(
            re.findall(
                r'type="checkbox" name="IdFactureUnique" value="(\d+)"', resident.open("MonCompte").response.text
            )
        )
    )

    payment = start(resident, f"MonCompte/Paiement?IdFactureUnique={ids[0]}&IdFactureUnique={ids[1]}")
    finish(payment, "carte")
    return_to(resident, payment)

    assert set(statuses(resident)) == {"Payée"}
    assert town_hall.events().count("invoice paid") == 2


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"direct_debit": True}, "Prélèvement automatique"),
        ({"issued_on": "2026-06-01"}, "En retard"),
        ({"paid": 1000}, "Partiellement payée"),
        ({"cancelled": True}, "Annulée"),
        ({"due_on": "2026-09-07", "issued_on": "2026-09-06"}, "À payer"),
    ],
)
def test_every_status_is_told(
    town_hall: TownHall, family: int, resident: Resident, values: dict[str, Any], status: str
) -> None:
    resident.reach("terms")
    lines = [{"label": "Séjour", "quantity": 2, "unit_price": 6000}]

    town_hall.call("POST", f"families/{family}/invoices", {"lines": lines, **values})

    assert status in statuses(resident)
    assert resident.open("MonCompte").text.count("120,00 €") >= 1


def test_the_list_is_filtered_and_sorted(resident: Resident) -> None:
    resident.reach("terms")

    amounts = re.findall(r'Montant" class="number">([\d,]+)', resident.open("MonCompte?tri=montant").response.text)

    assert amounts == sorted(amounts, key=lambda amount: -float(amount.replace(",", ".")))
    assert resident.open("MonCompte?etat=a-regler").text.count("Accueil et restauration") == 1
    assert resident.open("MonCompte?etat=reglees&tri=';DROP").text.count("Accueil et restauration") == 3


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"reference": "ab-12345"}, "R3"),
        ({"reference": "12345"}, "R3"),
        ({"email": "a@b"}, "A2"),
        ({"amount": 99}, "M1"),
    ],
)
def test_payfip_refuses_what_is_not_as_it_must_be(values: dict[str, Any], code: str) -> None:
    store = Store()
    tenant = Tenants(store, read_towns()).create("ville", town="velizy")
    fields = {"reference": "20260800001", "subject": "Facture", "amount": 100, "email": "a@b.fr", **values}

    with pytest.raises(PayFipError, match=code):
        PayFip(store).create(tenant, notify_url="", return_url="", **fields)
    store.close()


def test_payfip_knows_no_result_then_has_forgotten() -> None:
    store = Store()
    tenants = Tenants(store, read_towns())
    tenant = tenants.create("ville", town="velizy", frozen_at=datetime(2026, 9, 7, tzinfo=UTC))
    payfip = PayFip(store)
    idop = payfip.create(
        tenant, reference="20260800001", subject="F", amount=100, email="a@b.fr", notify_url="", return_url=""
    )

    with pytest.raises(PayFipError, match="P5"):
        payfip.result(tenant, idop)
    tomorrow = tenants.set_clock("ville", tenant.clock.advance(86401))
    with pytest.raises(PayFipError, match="P1"):
        payfip.result(tomorrow, idop)
    store.close()


@pytest.mark.parametrize("asked", ["", "0", "abc", "-1", "9" * 15, "9" * 40, "1%00", "١"])
def test_an_invoice_that_the_family_does_not_have_is_not_found(resident: Resident, asked: str) -> None:
    resident.reach("terms")

    for page in ("DetailFacture", "Paiement"):
        assert resident.open(f"MonCompte/{page}?IdFactureUnique={asked}").status == 404


def test_the_invoice_of_a_neighbour_is_not_found(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    address = payment_address(resident)

    with town_hall.invite(town_hall.register("paul@example.org", child_key=None)) as paul:
        paul.reach("terms", "paul.martin")
        assert paul.open(address).status == 404
