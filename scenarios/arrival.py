"""How a family arrives at its space: from the town's home page to its own."""

from scenarios.pages.home import HomeScreen
from scenarios.pages.public_home import PublicHomeScreen
from scenarios.pages.sign_in import SignInScreen
from scenarios.walk import Walk


def open_portal(walk: Walk) -> PublicHomeScreen:
    """Open the town's portal, where nobody is signed in."""
    walk.page.goto(walk.target.base_url)
    return walk.on(PublicHomeScreen)


def sign_in(walk: Walk, picture: str, password: str | None = None) -> HomeScreen:
    """Sign in on the page that asks for it, and show this filled in; by default with the password of the day."""
    screen = walk.on(SignInScreen)
    screen.fill(walk.family.username, password or walk.family.password or "")
    walk.screenshot(picture)
    screen.submit()
    return walk.on(HomeScreen)
