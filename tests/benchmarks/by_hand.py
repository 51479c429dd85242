"""The first procedure, as one would write it by hand for this one portal: the same clicks, and nothing else."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from portail.target.target import Target

ACCEPT = "J'ACCEPTE LES CONDITIONS GÉNÉRALES D'UTILISATION"
Shoot = Callable[[Page], object]


def look_on(_: Page) -> None:
    """Take no picture."""


def photograph(page: Page) -> None:
    """Take a picture as everybody does."""
    page.screenshot()


def by_hand(page: Page, target: Target, shoot: Shoot = look_on) -> None:
    """Make the same clicks as the walk; `shoot` is called where that takes its pictures, as often as it does."""
    portal = _from_the_message(page, target, shoot)
    portal.get_by_label("Nom d'utilisateur").fill(target.person.username)
    portal.get_by_label("Mot de passe", exact=True).fill(target.person.new_password)
    portal.get_by_label("Confirmation").fill(target.person.new_password)
    shoot(portal)
    portal.get_by_role("button", name="ENREGISTRER").click()
    portal.get_by_role("button", name="VALIDER").wait_for()
    shoot(portal)
    shoot(portal)
    portal.get_by_role("button", name="VALIDER").click()
    portal.get_by_text("Préambule").hover()
    accept = portal.get_by_role("button", name=ACCEPT)
    shoot(portal)
    scroll_to_end(portal, accept)
    shoot(portal)
    accept.click()
    portal.get_by_role("link", name="Mes factures").first.wait_for()
    shoot(portal)
    portal.get_by_role("link", name="Mes factures").first.click()
    portal.get_by_role("link", name="Payer").first.wait_for()
    shoot(portal)
    portal.get_by_role("link", name="Payer").first.click()
    portal.get_by_role("heading").first.wait_for()


def _from_the_message(page: Page, target: Target, shoot: Shoot) -> Page:
    message = target.mailbox.wait_for(to=target.person.email, after=target.mail_mark)
    page.goto(target.mailbox.url_of(message))
    body = page.frame_locator("iframe")
    body.locator("tr td").first.wait_for()
    credentials = body.locator("tr:has(> th) > td").all_inner_texts()
    shoot(page)
    with page.expect_popup() as opened:
        body.get_by_role("link").first.click()
    portal = opened.value
    portal.get_by_role("link", name="ici", exact=True).wait_for()
    shoot(portal)
    portal.get_by_role("link", name="ici", exact=True).click()
    portal.get_by_label("Nom d'utilisateur").fill(credentials[0])
    portal.get_by_label("Mot de passe", exact=True).fill(credentials[1])
    shoot(portal)
    portal.get_by_role("button", name="Se connecter").click()
    portal.get_by_label("Confirmation").wait_for()
    shoot(portal)
    return portal


def scroll_to_end(portal: Page, accept: Locator) -> None:
    """Turn the wheel; a second time where Chromium lost it, as once in fifty walks on a busy machine."""
    portal.mouse.wheel(0, 100_000)
    try:
        expect(accept).to_be_enabled(timeout=1000)
    except AssertionError:
        portal.mouse.wheel(0, 100_000)
        expect(accept).to_be_enabled()
