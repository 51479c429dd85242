"""What a family does to pay, on the portal and at PayFiP."""

import re

import httpx

from tests.mock_portal.support.page import Page
from tests.mock_portal.support.resident import Resident, found


def payment_address(resident: Resident) -> str:
    """The address of the page that pays the first invoice."""
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
    """Come back to the portal by the link."""
    return resident.open(f"MonCompte/RetourPaiement?idop={payment.values['idop']}")


def statuses(resident: Resident, query: str = "") -> list[str]:
    """The statuses that the list of invoices shows."""
    return re.findall(r'class="status \w+">([^<]+)<', resident.open(f"MonCompte{query}").response.text)
