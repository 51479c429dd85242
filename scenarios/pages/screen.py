"""What every screen has in common."""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from scenarios.errors import Broken
from scenarios.reading import exactly


class Screen(ABC):
    """A screen of the portal; building it waits until the browser shows it.

    `stand_ins` are words that the portal shows instead of the document's (`scenarios.reading`).

    Raises:
        Broken: the browser shows another screen; the text says which.
    """

    name: str
    """What a person calls this screen, in French."""

    def __init__(self, page: Page, stand_ins: Mapping[str, str] | None = None) -> None:
        self.page = page
        self._stand_ins = stand_ins
        try:
            self.sign.filter(visible=True).first.wait_for()
        except PlaywrightTimeout as error:
            raise Broken(
                expected=f"l’écran « {self.name} »",
                found=f"l’écran « {page.title()} », à l’adresse {page.url}",
                hint=f"On reconnaît l’écran « {self.name} » à {self.sign_in_words}.",
            ) from error

    @property
    @abstractmethod
    def sign(self) -> Locator:
        """What only this screen shows."""

    @property
    @abstractmethod
    def sign_in_words(self) -> str:
        """The sign, described for a person."""

    def named(self, name: str) -> re.Pattern[str]:
        """The expression for a name of the document, as this portal shows it."""
        return exactly(name, self._stand_ins)

    def button(self, name: str) -> Locator:
        """A control to press, whether the portal made it a button or a link."""
        words = self.named(name)
        either = self.page.get_by_role("button", name=words).or_(self.page.get_by_role("link", name=words))
        return either.filter(visible=True).first

    def button_for(self, deed: str, usual: re.Pattern[str]) -> Locator:
        """The button for a deed of the document, which gives it no name: this portal's word for it, or a usual one."""
        buttons = self.page.get_by_role("button", name=self.named(deed)).filter(visible=True)
        return (buttons if buttons.count() else self.page.get_by_role("button", name=usual).filter(visible=True)).first
