"""How a family arrives at its space: from the town's home page to its own, by a new message where it must."""

from scenarios.pages.home import HomeScreen
from scenarios.pages.public_home import PublicHomeScreen
from scenarios.pages.recovery import RecoveryScreen
from scenarios.pages.recovery_sent import RecoverySentScreen
from scenarios.pages.sign_in import SignInScreen
from scenarios.reading import exactly
from scenarios.walk import Walk


def open_portal(walk: Walk) -> PublicHomeScreen:
    """Open the town's portal as everybody sees it; a family that is still signed in leaves first."""
    walk.page.goto(walk.target.base_url)
    sign_out = walk.page.get_by_role("button", name=exactly("Se déconnecter"))
    if sign_out.count():
        sign_out.click()
        walk.page.goto(walk.target.base_url)
    return walk.on(PublicHomeScreen)


def sign_in(walk: Walk, picture: str, password: str | None = None) -> None:
    """Sign in on the page that asks for it, shown filled in; by default with the family's known password."""
    screen = walk.on(SignInScreen)
    screen.fill(walk.family.username, password or walk.family.password or "")
    walk.screenshot(picture)
    screen.submit()
    walk.arrive_on(HomeScreen)


def ask_by_address(walk: Walk) -> None:
    """Ask for a message to the address that the town knows; what came before is not it."""
    recovery = walk.on(RecoveryScreen)
    recovery.fill(walk.family.email)
    walk.screenshot("address")
    walk.mark_mailbox()
    recovery.send()
    walk.on(RecoverySentScreen)
    walk.screenshot("sent")
