"""An invoice as a PDF document."""

import sys

import pytest
from pypdfium2 import PdfDocument

from mock_portal.rendering.pdf import to_pdf
from tests.mock_portal.support.page import plain
from tests.mock_portal.support.paying import payment_address
from tests.mock_portal.support.resident import Resident
from tests.mock_portal.support.town_hall import TownHall


@pytest.fixture(scope="module", autouse=True)
def weasyprint() -> None:
    """WeasyPrint is loaded before the first download, which then waits for the document alone."""
    to_pdf("<p>Bonjour</p>")


def invoice_of(town_hall: TownHall, family: int) -> dict[str, object]:
    lines = [{"label": "Séjour à la neige – l’Alpe d’Huez", "quantity": 2, "unit_price": 12345}]
    issued: dict[str, object] = town_hall.call("POST", f"families/{family}/invoices", {"lines": lines, "paid": 690})
    return issued


def text_of_pdf(content: bytes) -> str:
    return plain(" ".join(page.get_textpage().get_text_bounded() for page in PdfDocument(content)))


def address(invoice: dict[str, object]) -> str:
    return f"MonCompte/TelechargerPdfFacture?IdFactureUnique={invoice['id']}"


def test_an_invoice_is_downloaded_as_pdf_from_its_page(town_hall: TownHall, family: int, resident: Resident) -> None:
    resident.reach("terms")
    invoice = invoice_of(town_hall, family)
    page = resident.open(f"MonCompte/DetailFacture?IdFactureUnique={invoice['id']}")

    answer = resident.browser.get(page.response.url.join(page.links["Télécharger la facture (PDF)"]))

    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["content-disposition"] == f'attachment; filename="facture-{invoice["number"]}.pdf"'
    assert answer.content.startswith(b"%PDF-1.")
    assert answer.content.rstrip().endswith(b"%%EOF")
    for reported in ("Marie Martin", "Détail de la facture", "l’Alpe d’Huez", "246,90"):
        assert reported in text_of_pdf(answer.content)


def test_a_receipt_shows_what_was_paid(town_hall: TownHall, family: int, resident: Resident) -> None:
    resident.reach("terms")
    invoice = invoice_of(town_hall, family)
    page = resident.open(f"MonCompte/DetailFacture?IdFactureUnique={invoice['id']}")

    answer = resident.browser.get(page.response.url.join(page.links["Justificatif de paiement (PDF)"]))

    assert answer.headers["content-disposition"] == f'attachment; filename="justificatif-{invoice["number"]}.pdf"'
    text = text_of_pdf(answer.content)
    for reported in (str(invoice["number"]), "Paiements enregistrés", "Marie Martin", "6,90", "240,00", "guichet"):
        assert reported in text


def test_there_is_no_receipt_of_what_was_not_paid(resident: Resident) -> None:
    resident.reach("terms")
    unpaid = payment_address(resident).replace("Paiement", "TelechargerJustificatif")

    assert resident.open(unpaid).status == 404


def test_the_same_invoice_gives_the_same_bytes(town_hall: TownHall, family: int, resident: Resident) -> None:
    resident.reach("terms")
    invoice = invoice_of(town_hall, family)

    first, second = (resident.browser.get(address(invoice)).content for _ in range(2))

    assert first == second


def test_an_invoice_of_another_family_is_not_found(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    other = town_hall.register("paul@example.org", child_key=None)

    assert resident.open(address(invoice_of(town_hall, other))).status == 404


def test_a_stranger_is_led_to_the_sign_in_page(town_hall: TownHall, family: int, stranger: Resident) -> None:
    assert stranger.open(address(invoice_of(town_hall, family))).path.endswith("Home/Logon")


def test_where_no_pdf_can_be_made_a_page_says_so(
    town_hall: TownHall, family: int, resident: Resident, monkeypatch: pytest.MonkeyPatch
) -> None:
    resident.reach("terms")
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    page = resident.open(address(invoice_of(town_hall, family)))

    assert (page.status, page.title.partition(" – ")[0]) == (503, "Erreur : document indisponible")
    assert "Le document ne peut pas être préparé en PDF" in page.text
