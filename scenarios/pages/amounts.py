"""Amounts of money as pages write them: « 41,20 € », « 41.20 EUR », « € 41 », « 1 234,50 euros », « 41 €20 »."""

import re

_SPACE = r"[^\S\n]"
_NUMBER = rf"(?<![\d.,])(?:\d{{1,3}}(?:[.]|{_SPACE})(?:\d{{3}}(?:[.]|{_SPACE}))*\d{{3}}|\d+)(?:[.,]\d{{2}})?(?!\d)"
CURRENCY = r"(?:€|\bEUR\b|\b[Ee]uros?\b)"
"""The expression for the sign or the name of the currency."""
AMOUNT = rf"(?:{_NUMBER}{_SPACE}*€{_SPACE}?\d{{2}}(?!\d)|{_NUMBER}{_SPACE}*{CURRENCY}|{CURRENCY}{_SPACE}*{_NUMBER})"
"""The expression for an amount, which Python and the browser understand alike."""
# A slash is written \x2F: Playwright ends an expression at one.
_BARE = rf"(?<![\d.,\x2F])(?:\d{{1,3}}{_SPACE})*\d{{1,3}},\d{{2}}(?![\d\x2F,.])"
AMOUNT_OR_BARE = rf"(?:{AMOUNT}|{_BARE})"
"""The same, also for a number alone, as below a title that names the currency."""
_TO_PAY = re.compile(r"\b(?:total|montant|reste|à (?:payer|régler)|net)\b", re.IGNORECASE)


def amounts_in(text: str, page: str | None = None) -> list[str]:
    """Return the amounts of a text as it writes them, in their order.

    Args:
        text: the text.
        page: the whole that it is a part of, which may name the currency once for all.
    """
    found = re.findall(AMOUNT, text)
    return found or (re.findall(_BARE, text) if re.search(CURRENCY, page or text) else [])


def to_pay_in(text: str) -> str | None:
    """Return the amount that a text says is to be paid, or its last; `None`: it has none.

    It is the last that is called so, on its line or on the line above.
    """
    lines = text.splitlines()
    called = [
        amounts_in(line) or amounts_in(below, text)
        for line, below in zip(lines, [*lines[1:], ""], strict=True)
        if _TO_PAY.search(line)
    ]
    amounts = next((each for each in reversed(called) if each), None) or amounts_in(text)
    return amounts[-1] if amounts else None


def is_same_amount(one: str, other: str) -> bool:
    """Return whether two amounts are the same money, however they are written."""
    return _cents(one) is not None and _cents(one) == _cents(other)


def _cents(amount: str) -> int | None:
    parted = re.fullmatch(r"(.*\d)(?:[.,]|\s*€\s*)(\d{2})\D*", amount)
    whole, cents = parted.groups() if parted else (amount, "00")
    euros = re.sub(r"\D", "", whole)
    return int(euros) * 100 + int(cents) if euros else None
