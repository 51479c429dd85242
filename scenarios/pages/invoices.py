"""The family's invoices."""

import re
from contextlib import suppress
from dataclasses import dataclass

from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from portail import PageObject

from .amounts import AMOUNT_OR_BARE, CURRENCY, amounts_in
from .tabs import open_tab
from .usual_names import INVOICES, PAY

NUMBER = re.compile(r"\bn°\s*([\w./-]*\d[\w./-]*)", re.IGNORECASE)
ENTRY = """(way, amount) => {
  const hasOne = (element) => new RegExp(amount).test(element.innerText);
  let entry = way;
  while (entry.parentElement && !hasOne(entry)) entry = entry.parentElement;
  return entry.innerText;
}"""


@dataclass(frozen=True)
class Entry:
    """What the list says of an invoice: its number, where it has one, and its amounts, as the page writes them."""

    number: str | None
    amounts: tuple[str, ...]


class InvoicesPage(PageObject):
    """Lists what is to be paid and what has been."""

    name = "mes factures"

    @property
    def sign(self) -> Locator:
        """A heading that speaks of invoices, or their tab, where it is the current one."""
        return self.headings(INVOICES).or_(open_tab(self, "Mes factures"))

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son titre, qui parle de factures, ou son onglet, qui est l’onglet ouvert"

    def amounts(self) -> list[str]:
        """The amounts that stand on the page, as it writes them, once there is one."""
        with suppress(PlaywrightTimeout):
            self.page.get_by_text(re.compile(AMOUNT_OR_BARE)).filter(visible=True).first.wait_for()
        return amounts_in(self.text_with(AMOUNT_OR_BARE, CURRENCY))

    def listed(self) -> tuple[str, ...]:
        """The numbers and the amounts that stand on the page, in their order."""
        text = self.text_with(AMOUNT_OR_BARE, CURRENCY, f"(?i:{NUMBER.pattern})")
        return (*NUMBER.findall(text), *amounts_in(text))

    def to_pay(self) -> Entry:
        """Read the entry of the first invoice that can be paid online: what stands around the way to its payment."""
        text = self.online_payment.first.evaluate(ENTRY, AMOUNT_OR_BARE)
        number = NUMBER.search(text)
        return Entry(number[1] if number else None, tuple(amounts_in(text, self.text)))

    @property
    def online_payment(self) -> Locator:
        """The ways to online payment that can be seen, the first first."""
        return self.uncovered(self.buttons(PAY))

    def pay_online(self) -> None:
        """Take the first way to online payment."""
        self.press(self.legible(self.online_payment))

    def unpaid(self) -> list[str]:
        """The numbers of the invoices that can be paid online, as the page writes them."""
        rows = self.page.get_by_role("row").filter(has=self.buttons(PAY))
        return [self.words_of(row.get_by_role("link").first) for row in rows.all()]

    def open(self, number: str) -> None:
        """Click the number of an invoice."""
        self.press(self.page.get_by_role("link", name=number, exact=True))
