"""What the town of Saint-Aubin knows of a family."""

from dataclasses import dataclass


@dataclass
class Family:
    """A family on its way through the procedure."""

    email: str
    username: str
    password: str
    file_number: str
    is_personal: bool = False
    has_joined_services: bool = False
    has_accepted_terms: bool = False

    @property
    def open_screens(self) -> tuple[str, ...]:
        """The names of the screens that the family may open: that of the procedure, and those before it."""
        procedure = ("identity", "services", "rules")
        if self.next_screen == "dashboard":
            return ("dashboard",)
        return procedure[: procedure.index(self.next_screen) + 1]

    @property
    def next_screen(self) -> str:
        """The name of the screen that the family has to do next."""
        if not self.is_personal:
            return "identity"
        if not self.has_joined_services:
            return "services"
        return "dashboard" if self.has_accepted_terms else "rules"
