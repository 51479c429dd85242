"""What the pages on which keys are entered have in common."""

from portail import PageObject


class KeysPage(PageObject):
    """Has a field for the key of each service, or writes the key that it knows."""

    def key_of(self, service: str) -> str | None:
        """Read the key that is filled in for a service; `None` where the page does not name the service."""
        field = self.field(service).filter(visible=True)
        return self.words_of(field) if field.count() else self.value_beside(service)
