"""The family's invoices."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator

from portail import PageObject

PAY = re.compile(r"\bpa(?:yer|iement)\b", re.IGNORECASE)
INVOICES = re.compile(r"\bfactures\b", re.IGNORECASE)
AMOUNT = re.compile(r"\d[\d\s]*,\d{2}\s*€")
NUMBER = re.compile(r"\bn°\s*([\w./-]*\d[\w./-]*)", re.IGNORECASE)


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
        """A heading that speaks of invoices."""
        return self.page.get_by_role("heading", name=INVOICES)

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son titre, qui parle de factures"

    def amounts(self) -> list[str]:
        """The amounts that stand on the page, as it writes them."""
        return AMOUNT.findall(self.text_with(AMOUNT.pattern))

    def listed(self) -> tuple[str, ...]:
        """The numbers and the amounts that stand on the page, in their order."""
        text = self.text_with(AMOUNT.pattern, f"(?i:{NUMBER.pattern})")
        return (*NUMBER.findall(text), *AMOUNT.findall(text))

    def to_pay(self) -> Entry:
        """Read the entry of the first invoice that can be paid online."""
        entries = self.page.get_by_role("row").or_(self.page.get_by_role("listitem"))
        text = entries.filter(has=self._ways_to_pay).filter(visible=True).first.inner_text()
        number = NUMBER.search(text)
        return Entry(number[1] if number else None, tuple(AMOUNT.findall(text)))

    @property
    def online_payment(self) -> Locator:
        """The first way to online payment."""
        return self._ways_to_pay.filter(visible=True)

    def pay_online(self) -> None:
        """Take the first way to online payment."""
        self.press(self.legible(self.online_payment))

    def unpaid(self) -> list[str]:
        """The numbers of the invoices that can be paid online, as the page writes them."""
        rows = self.page.get_by_role("row").filter(has=self._ways_to_pay)
        return [self.words_of(row.get_by_role("link").first) for row in rows.all()]

    def open(self, number: str) -> None:
        """Click the number of an invoice."""
        self.press(self.page.get_by_role("link", name=number, exact=True))

    @property
    def _ways_to_pay(self) -> Locator:
        return self.page.get_by_role("link", name=PAY).or_(self.page.get_by_role("button", name=PAY))
