"""The messages of the town, open in the family's mailbox."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Locator

from portail import MessagePage

LINK = "lien d'activation"
SPEAKS_OF_ACTIVATION = re.compile(r"\bactiv(?!it[ée])", re.IGNORECASE)
NEW_PASSWORD = re.compile(r"\bmot de passe\b", re.IGNORECASE)
USERNAME, PASSWORD = "Nom d'utilisateur", "Mot de passe"


@dataclass(frozen=True)
class Credentials:
    """What a family notes from the message before it clicks."""

    username: str
    password: str = field(repr=False)


class TownMessagePage(MessagePage):
    """A message of the town: the invitation, or the one that leads to a new password."""

    def credentials(self) -> Credentials:
        """Note the user name and the password that the screen shows.

        Raises:
            Broken: the screen shows none.
        """
        return Credentials(self.value_of(USERNAME), self.value_of(PASSWORD))

    @property
    def activation_link(self) -> Locator:
        """The link that activates the family's space: of this name, or one that speaks of it.

        Raises:
            Broken: there is none.
        """
        return self.link("d’activation", self.named(LINK), SPEAKS_OF_ACTIVATION)

    @property
    def password_link(self) -> Locator:
        """The link that leads to the choice of a new password.

        Raises:
            Broken: there is none.
        """
        return self.link("de mot de passe", NEW_PASSWORD)
