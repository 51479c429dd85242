"""The payment of invoices, through PayFiP and back."""

import re
from typing import Any, Literal

import httpx
import pytest
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from mock_portal import MockPortal
from mock_portal.billing.payfip.operations import Result
from mock_portal.billing.payments import Outcome, Payer
from tests.mock_portal.support.browsing import show
from tests.mock_portal.support.components import components
from tests.mock_portal.support.mail_sink import MailSink
from tests.mock_portal.support.page import Page, plain
from tests.mock_portal.support.paying import finish, payment_address, return_to, start, statuses
from tests.mock_portal.support.resident import PASSWORD, Resident, found, text_of
from tests.mock_portal.support.town_hall import TownHall


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
    assert "188,99\u00a0€" in text_of(town_hall.take())
    assert town_hall.events().count("invoice paid") == 1


def test_a_forged_notification_pays_nothing(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    payment = start(resident, payment_address(resident))

    for idop, status in ((payment.values["idop"], 204), ("0" * 32, 404), ("", 404)):
        assert resident.browser.post("MonCompte/NotificationPaiement", data={"idop": idop}).status_code == status
    assert "invoice paid" not in town_hall.events()


def test_a_payment_that_may_have_been_made_is_awaited_for_two_hours_and_not_started_again(
    town_hall: TownHall, resident: Resident
) -> None:
    resident.reach("terms")
    where = payment_address(resident)
    payment = start(resident, where)
    form = resident.open(where)
    town_hall.call("POST", "clock/advance", {"seconds": 15 * 60 + 1})

    late = finish(payment, "carte")
    refused = [resident.open(where), Page(resident.browser.post(where, data=form.values | {"action": "pay"}))]
    detail = resident.open(where.replace("Paiement", "DetailFacture"))

    assert "Un paiement est déjà commencé" in form.text
    assert "a expiré" in late.text
    assert ["commencé le 7 septembre 2026 à 09:00 attend encore la réponse" in page.text for page in refused] == [
        True
    ] * 2
    assert "ne payez pas cette facture une seconde fois" in detail.text
    assert statuses(resident)[0] == "En cours de paiement"
    assert town_hall.events().count("payment started") == 1


def test_an_invoice_that_is_being_paid_online_is_not_paid_at_the_counter_too(
    town_hall: TownHall, family: int, resident: Resident
) -> None:
    resident.reach("terms")
    start(resident, payment_address(resident))
    invoice = town_hall.call("GET", f"families/{family}/invoices")[0]
    where = f"/__control__/tenants/{town_hall.slug}/families/{family}/invoices/{invoice['id']}"

    refused = town_hall.api.patch(where, json={"paid": invoice["total"]})

    assert (refused.status_code, "is being paid online" in refused.json()["error"]) == (409, True)
    assert town_hall.events().count("invoice paid") == 0


def test_after_two_hours_the_invoice_can_be_paid_anew_and_the_family_is_warned(
    town_hall: TownHall, resident: Resident
) -> None:
    resident.reach("terms")
    where = payment_address(resident)
    payment, known = start(resident, where), "vérifiez que votre compte n’a pas été débité"
    town_hall.call("POST", "clock/advance", {"seconds": 2 * 60 * 60 + 1})
    resident.sign_in("marie.martin", PASSWORD)

    warned = resident.open(where)
    anew = start(resident, where)
    finish(anew, "refus-carte")
    town_hall.call("POST", "clock/advance", {"seconds": 22 * 60 * 60})
    resident.sign_in("marie.martin", PASSWORD)
    forgotten = resident.open(where)

    assert known in warned.text
    assert anew.values["idop"] != payment.values["idop"]
    assert known not in forgotten.text
    assert forgotten.path.endswith("/Paiement")


def test_what_is_to_be_paid_is_shown_first_and_giving_up_pays_nothing(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    shown = resident.open(payment_address(resident))

    page = resident.submit(payment_address(resident), action="cancel")

    for reported in ("2026080000011", "Accueil et restauration – août 2026", "25/09/2026", "188,99 €"):
        assert reported in shown.text
    assert list(shown.buttons)[-2:] == ["Abandonner", "Payer"]
    assert "rien n’a été payé" in page.text
    assert "payment started" not in town_hall.events()


@pytest.mark.parametrize(("way", "name"), [("button", "Retour au site"), ("link", "Retour par un lien")])
def test_the_way_back_from_another_site_keeps_the_session(
    page: BrowserPage, resident: Resident, way: Literal["button", "link"], name: str
) -> None:
    resident.reach("terms")
    show(page, resident, payment_address(resident))

    page.get_by_role("button", name="Payer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre paiement")
    assert page.url.startswith("http://localhost:")
    page.get_by_role("button", name="Payer par carte bancaire").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre ticket")
    page.get_by_role(way, name=name).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Mes factures")
    expect(page.get_by_role("status")).to_contain_text("Votre paiement est enregistré")


def test_the_way_back_to_a_portal_behind_a_proxy_keeps_to_its_address(sink: MailSink) -> None:
    with MockPortal(smtp=sink.address, public_url="https://portail.example/ville") as portal:
        page = f"http://127.0.0.1:{portal.port}/velizy/espace-citoyens/MonCompte/RetourPaiement"
        back = httpx.post(page, data={"idop": "7"}, verify=False)

    assert back.headers["location"] == "/ville/velizy/espace-citoyens/MonCompte/RetourPaiement?idop=7"


@pytest.fixture
def silent_payfip(town_hall: TownHall) -> None:
    """PayFiP does not tell the town when a payment has ended."""
    town_hall.call("PUT", "faults", [{"name": "notification-lost"}])


def issue(town_hall: TownHall, family: int, **values: Any) -> int:
    """One more invoice; its id."""
    lines = [{"label": "Séjour", "quantity": 1, "unit_price": 12345}]
    return int(town_hall.call("POST", f"families/{family}/invoices", {"lines": lines, **values})["id"])


@pytest.mark.usefixtures("silent_payfip")
def test_the_return_alone_is_enough(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    payment = start(resident, payment_address(resident))

    finish(payment, "carte")
    assert "invoice paid" not in town_hall.events()
    back = return_to(resident, payment)

    assert "est enregistré. Merci" in back.text
    assert "188,99\u00a0€" in text_of(town_hall.take())


@pytest.mark.usefixtures("silent_payfip")
@pytest.mark.parametrize("page", ["MonCompte", "CompteCitoyen"])
def test_a_payment_without_notification_is_found_when_the_family_opens_its_invoices(
    town_hall: TownHall, resident: Resident, page: str
) -> None:
    resident.reach("terms")
    finish(start(resident, payment_address(resident)), "prelevement")

    resident.open(page)

    assert "par prélèvement" in text_of(town_hall.take())
    assert statuses(resident)[0] == "Payée"
    assert town_hall.events().count("invoice paid") == 1


@pytest.mark.usefixtures("silent_payfip")
@pytest.mark.parametrize("page", ["MonCompte/DetailFacture", "MonCompte/Paiement"])
def test_an_address_of_no_invoice_keeps_no_receipt_back(town_hall: TownHall, resident: Resident, page: str) -> None:
    resident.reach("terms")
    finish(start(resident, payment_address(resident)), "carte")

    assert resident.open(f"{page}?IdFactureUnique=999999").status == 404
    resident.open("MonCompte")

    assert "188,99\u00a0€" in text_of(town_hall.take())


def test_several_invoices_are_paid_at_once(town_hall: TownHall, family: int, resident: Resident) -> None:
    resident.reach("terms")
    issue(town_hall, family, paid=2345)
    ids = re.findall(r'name="IdFactureUnique" value="(\d+)"', resident.open("MonCompte").response.text)

    where = "MonCompte/Paiement?" + "&".join(f"IdFactureUnique={id_}" for id_ in ids)
    payment = start(resident, where)
    assert "288,99 €" in payment.text
    finish(payment, "carte")
    return_to(resident, payment)

    assert statuses(resident) == ["Payée"] * 5
    assert town_hall.events().count("invoice paid") == 2
    receipt = plain(text_of(town_hall.take()))
    assert [amount in receipt for amount in ("100,00 €", "188,99 €", "288,99 €", "123,45 €")] == [True] * 3 + [False]


def test_choosing_no_invoice_is_reported(resident: Resident) -> None:
    resident.reach("terms")

    page = resident.open("MonCompte/Paiement?")

    assert (page.path.endswith("/MonCompte"), "Choisissez au moins une facture" in page.text) == (True, True)


def test_an_invoice_of_two_payments_under_way_is_paid_by_one(
    town_hall: TownHall, family: int, resident: Resident
) -> None:
    resident.reach("terms")
    both = f"{payment_address(resident)}&IdFactureUnique={issue(town_hall, family)}"
    start(resident, payment_address(resident))

    shown = resident.open(both)
    sent = Page(resident.browser.post(both, data={"csrf": resident.open("MonCompte").values["csrf"], "action": "pay"}))

    assert ["rien n’a été payé une seconde fois" in page.text for page in (shown, sent)] == [True] * 2


@pytest.mark.parametrize("amount", ["", "1", "18900", "abc"])
def test_another_amount_than_the_one_shown_is_refused(town_hall: TownHall, resident: Resident, amount: str) -> None:
    resident.reach("terms")
    where = payment_address(resident)

    page = resident.submit(where, action="pay", montant=amount)

    assert "Le montant à payer a changé" in page.text
    assert "payment started" not in town_hall.events()


@pytest.mark.parametrize("values", [{"direct_debit": True}, {"cancelled": True}, {"paid": 12345}])
def test_what_is_not_to_be_paid_online_leads_back(
    town_hall: TownHall, family: int, resident: Resident, values: dict[str, Any]
) -> None:
    resident.reach("terms")
    where = f"MonCompte/Paiement?IdFactureUnique={issue(town_hall, family, **values)}"

    assert resident.open(where).path.endswith("/MonCompte")
    assert resident.submit(payment_address(resident), action="cancel").path.endswith("/MonCompte")
    form = resident.open("MonCompte").values
    assert "rien n’a été payé" in Page(resident.browser.post(where, data={"csrf": form["csrf"], "montant": "0"})).text
    assert "payment started" not in town_hall.events()


def test_a_refusal_of_payfip_is_explained(town_hall: TownHall, family: int, resident: Resident) -> None:
    resident.reach("terms")
    where = payment_address(resident)
    tiny = issue(town_hall, family, lines=[{"label": "Goûter", "quantity": 1, "unit_price": 99}])
    refused = resident.open(f"MonCompte/Paiement?IdFactureUnique={tiny}")
    long = f"{'a' * 80}@example.org"
    resident.submit("CompteCitoyen/Modification", action="contact", email=long, address_password=PASSWORD)
    resident.submit(found(r"(http\S+)", text_of(town_hall.sink.take(long))))

    assert "que les montants de 1 €" in refused.text
    assert "n’accepte pas votre adresse" in start(resident, where).text
    assert set(statuses(resident)[:2]) == {"À payer"}


def test_an_invoice_that_payfip_does_not_take_says_so_at_once(
    town_hall: TownHall, family: int, resident: Resident
) -> None:
    resident.reach("terms")
    tiny = issue(town_hall, family, lines=[{"label": "Goûter", "quantity": 1, "unit_price": 50}])
    huge = issue(town_hall, family, lines=[{"label": "Séjour", "quantity": 2, "unit_price": 9_000_000}])

    shown = resident.open("MonCompte")

    assert "Moins de 1 € : à régler auprès du service" in shown.text
    assert "Plus de 100 000 € : à régler auprès du service" in shown.text
    for invoice in (tiny, huge):
        assert f"MonCompte/Paiement?IdFactureUnique={invoice}" not in shown.response.text
        detail = resident.open(f"MonCompte/DetailFacture?IdFactureUnique={invoice}")
        assert "à régler auprès du service" in detail.text
        assert "Paiement?" not in "".join(detail.links.values())


@pytest.mark.parametrize(
    ("values", "outcome"),
    [
        ({}, Outcome.PAID),
        ({"montant": 100}, Outcome.NOT_PAID),
        ({"refdet": "20260800009"}, Outcome.NOT_PAID),
    ],
)
def test_only_the_amount_and_the_reference_that_were_asked_for_are_taken(
    values: dict[str, Any], outcome: Outcome
) -> None:
    with components() as portal:
        tenant = portal.tenants.create("ville", town="velizy")
        family = portal.families.register(tenant, first_name="Marie", last_name="Martin", email="marie@example.org")
        invoice = portal.invoices.of(family.id)[0]
        payer = Payer(family.id, family.number, family.email)
        idop = portal.payments.start(tenant, payer, [invoice], notify_url="http://x/", return_url="http://x/")
        for field, value in values.items():
            portal.payments.store.run(f"UPDATE payfip_operations SET {field} = ?", value)
        operation = portal.payfip.find(idop)
        assert operation
        portal.payfip.finish(tenant, operation, Result.CARD)

        assert portal.payments.settle(tenant, idop) is outcome
        assert (portal.invoices.of(family.id)[0].remaining == 0) is (outcome is Outcome.PAID)
