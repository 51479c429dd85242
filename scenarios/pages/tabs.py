"""The tabs of the family's space."""

from playwright.sync_api import Locator

from portail import PageObject

CURRENT = "[aria-current]:not([aria-current=false]), [aria-selected=true]"


def open_tab(screen: PageObject, name: str) -> Locator:
    """Return the tab of this name where it is the one that is open, as the portal marks it for screen readers."""
    return screen.page.locator(CURRENT).filter(has_text=screen.named(name))
