"""The rules of the password, ticked off while it is typed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from mock_portal.accounts import password_policy as policy
from tests.mock_portal.support.browsing import show
from tests.mock_portal.support.resident import PASSWORD, Resident


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


def test_the_rules_about_the_user_name_and_the_present_password_are_ticked_too(page: Page, resident: Resident) -> None:
    resident.reach("terms")
    show(page, resident, "CompteCitoyen/Modification")
    rules = page.locator("#regles").get_by_role("listitem")
    said = {
        text: expect(rules.filter(has_text=text).get_by_text("règle suivie"))
        for text in ("sans votre nom d’utilisateur", "différent de l’actuel")
    }

    page.get_by_label("Mot de passe actuel").fill(PASSWORD)
    page.get_by_label("Nouveau mot de passe").fill(PASSWORD)
    said["sans votre nom d’utilisateur"].to_be_visible()
    said["différent de l’actuel"].to_be_hidden()

    page.get_by_label("Nouveau mot de passe").fill("Marie.Martin-2026")
    said["sans votre nom d’utilisateur"].to_be_hidden()
    said["différent de l’actuel"].to_be_visible()
    page.get_by_label("Nom d'utilisateur").fill("autre.nom")
    said["sans votre nom d’utilisateur"].to_be_visible()


@pytest.mark.parametrize(
    ("state", "where", "names"),
    [
        (None, "Home/Logon", ["Mot de passe"]),
        ("signed-in", "CompteCitoyen/Personnalisation", ["Mot de passe", "Confirmation du mot de passe"]),
        ("terms", "CompteCitoyen/Modification", ["Mot de passe actuel", "Nouveau mot de passe"]),
    ],
)
def test_passwords_can_be_shown_while_they_are_typed(
    page: Page, resident: Resident, state: str | None, where: str, names: list[str]
) -> None:
    if state:
        resident.reach(state)
    show(page, resident, where)
    shown = page.get_by_role("checkbox", name="Afficher")
    fields = [page.get_by_label(name, exact=True) for name in names]

    shown.check()
    assert [field.get_attribute("type") for field in fields] == ["text"] * len(fields)
    shown.uncheck()
    assert [field.get_attribute("type") for field in fields] == ["password"] * len(fields)


PIECES = st.sampled_from(["a", "B", "é", "É", "7", "-", " ", "_", "œ", "ß", "٣", "中", "€", "Tulipe", "cheval ", "😀"])


def test_the_page_ticks_what_the_portal_accepts(page: Page, resident: Resident) -> None:
    resident.reach("signed-in")
    show(page, resident, "CompteCitoyen/Personnalisation")
    agree = settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))

    @agree
    @given(st.lists(st.lists(PIECES, max_size=24).map("".join), min_size=20, max_size=20))
    def check(passwords: list[str]) -> None:
        ticked = page.evaluate(TYPE_ALL, passwords)
        assert dict(zip(passwords, ticked, strict=True)) == {text: policy.is_strong(text) for text in passwords}

    check()


TYPE_ALL = """passwords => passwords.map(text => {
    const field = document.getElementById("password");
    field.value = text;
    field.dispatchEvent(new Event("input"));
    return document.querySelector('[data-rule="1"].met, [data-rule="2"].met, [data-rule="3"].met') !== null;
})"""
