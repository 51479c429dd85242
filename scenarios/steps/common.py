"""How a family arrives at its space: from the town's home page to its own, by a new message where it must."""

import re

from portail import Walk

from ..pages.home import HomePage
from ..pages.public_home import PublicHomePage
from ..pages.recovery import RecoveryPage
from ..pages.recovery_sent import RecoverySentPage
from ..pages.sign_in import SignInPage

SIGN_OUT = re.compile(r"^\s*se déconnecter\s*$", re.IGNORECASE)


def open_portal(walk: Walk) -> PublicHomePage:
    """Open the town's portal as everybody sees it; a family that is still signed in leaves first."""
    walk.open()
    sign_out = walk.page.get_by_role("button", name=SIGN_OUT)
    if sign_out.count():
        sign_out.click()
        walk.open()
    return walk.on(PublicHomePage)


def sign_in(walk: Walk, picture: str, password: str | None = None) -> None:
    """Sign in on the page that asks for it, shown filled in; by default with the family's known password."""
    screen = walk.on(SignInPage)
    screen.fill(walk.person.username, password or walk.person.password or "")
    walk.screenshot(picture)
    screen.submit()
    walk.arrive_on(HomePage)


def ask_by_address(walk: Walk) -> None:
    """Ask for a message to the address that the town knows; what came before is not it."""
    recovery = walk.on(RecoveryPage)
    recovery.fill(walk.person.email)
    walk.screenshot("address")
    walk.mark_mailbox()
    recovery.send()
    walk.on(RecoverySentPage)
    walk.screenshot("sent")
