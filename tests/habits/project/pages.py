"""The screens of Bellerive, found by their words."""

from playwright.sync_api import Locator

from portail import MessagePage, PageObject


class SignIn(PageObject):
    """Asks for the credentials."""

    name = "connexion"

    @property
    def sign(self) -> Locator:
        """The field of the password."""
        return self.field("Mot de passe")

    def fill(self, username: str, password: str) -> None:
        """Type the credentials."""
        self.type_into(self.field("Identifiant"), username)
        self.type_into(self.sign, password)

    def submit(self) -> None:
        """Press « Se connecter »."""
        self.press(self.button("Se connecter"))


class Home(PageObject):
    """The space is open."""

    name = "accueil"

    @property
    def sign(self) -> Locator:
        """The heading."""
        return self.heading("Bienvenue")


class Invoices(PageObject):
    """Lists what is to be paid."""

    name = "factures"

    @property
    def sign(self) -> Locator:
        """The heading."""
        return self.heading("Mes factures")


class Payment(PageObject):
    """Says what will be paid."""

    name = "paiement"

    @property
    def sign(self) -> Locator:
        """The heading."""
        return self.heading("Paiement en ligne")


class Rules(PageObject):
    """The text to read, and the button that accepts it."""

    name = "règlement"

    @property
    def sign(self) -> Locator:
        """The button."""
        return self.accept

    @property
    def accept(self) -> Locator:
        """The button, whatever its state."""
        return self.button("J'accepte le règlement")


class Thanks(PageObject):
    """What was sent has arrived."""

    name = "merci"

    @property
    def sign(self) -> Locator:
        """The heading."""
        return self.heading("Merci")


class Activated(PageObject):
    """The space is open."""

    name = "activation"

    @property
    def sign(self) -> Locator:
        """The heading."""
        return self.heading("Votre espace est activé")


class Letter(MessagePage):
    """The letter of the town."""

    def credentials(self) -> tuple[str, str]:
        """Note the user name and the password."""
        return self.value_of("Identifiant"), self.value_of("Mot de passe")
