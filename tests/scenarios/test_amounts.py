"""Amounts of money are read and compared as a person does, however a page writes them."""

import pytest

from scenarios.pages.amounts import amounts_in, is_same_amount, to_pay_in


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Cantine : 41,20 €", ["41,20 €"]),
        ("41.20 EUR puis € 12", ["41.20 EUR", "€ 12"]),
        ("1 234,50 euros et 1.234,50 €", ["1 234,50 euros", "1.234,50 €"]),
        ("41 €20", ["41 €20"]),
        ("facture n° 7 41,20 €", ["41,20 €"]),
        ("octobre 2026\n41,20 €", ["41,20 €"]),
        ("Montant (€)\n41,20\n38,10", ["41,20", "38,10"]),
        ("le 12,50 sans monnaie, le 12.10.2026", []),
    ],
)
def test_amounts_are_read_as_pages_write_them(text: str, amounts: list[str]) -> None:
    assert amounts_in(text) == amounts


def test_the_currency_may_stand_elsewhere_on_the_page() -> None:
    assert (amounts_in("41,20", "Montants en euros"), amounts_in("41,20", "Octobre")) == (["41,20"], [])


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        *(("41,20 €", "41.20 EUR", True), ("41 €", "€ 41,00", True), ("1 234,50 €", "1.234,50 euros", True)),
        *(("41 €20", "41,20", True), ("41,20 €", "41,02 €", False), ("41,20 €", "4 120 €", False), ("", "", False)),
    ],
)
def test_amounts_are_compared_as_money(one: str, other: str, is_same: bool) -> None:
    assert is_same_amount(one, other) == is_same


@pytest.mark.parametrize(
    ("summary", "amount"),
    [
        ("Cantine 41,20 €\nTotal à payer : 41,20 €\nFrais 0,00 €", "41,20 €"),
        ("Montant\n41,20 €\nFrais\n1,50 €\nTotal\n42,70 €", "42,70 €"),
        ("Total\n42,70 €\ndont frais\n1,50 €", "42,70 €"),
        ("41,20 €\n38,10 €", "38,10 €"),
        ("Montants en euros\nTotal\n41,20", "41,20"),
        ("Rien", None),
    ],
)
def test_what_is_to_be_paid_is_what_is_called_so(summary: str, amount: str | None) -> None:
    assert to_pay_in(summary) == amount
