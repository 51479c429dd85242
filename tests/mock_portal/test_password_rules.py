"""The rules of the password, ticked off while it is typed."""

import pytest
from playwright.sync_api import Page, expect

from tests.mock_portal.browsing import show
from tests.mock_portal.resident import Resident


@pytest.mark.parametrize(
    ("typed", "met"),
    [
        ("", []),
        ("Tulipe-26", []),
        ("Tulipe-Bleue", []),
        ("Tulipe-Bleu-6", [1]),
        ("TulipeBleueVive26", [2]),
        ("Tulipe-Bleue-2026", [1, 2]),
        ("un cheval bleu mange trois pommes par jour", [3]),
    ],
)
def test_each_rule_that_is_followed_is_ticked_and_said(
    page: Page, resident: Resident, typed: str, met: list[int]
) -> None:
    resident.reach("signed-in")
    show(page, resident, "CompteCitoyen/Personnalisation")

    page.get_by_label("Mot de passe", exact=True).fill(typed)

    rules = page.locator("#regles").get_by_role("listitem")
    for number in (1, 2, 3):
        said = expect(rules.nth(number - 1).get_by_text("règle suivie"))
        said.to_be_visible() if number in met else said.to_be_hidden()
