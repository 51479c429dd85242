"""The order of the procedure: which screen a family is due to see."""

from enum import IntEnum

from mock_portal.families.families import Family


class Step(IntEnum):
    """The screens that a family passes between its first sign-in and its home page, in order."""

    CREDENTIALS = 1
    SERVICES = 2
    TERMS = 3

    @property
    def page(self) -> str:
        """The screen's address below the town's."""
        return PAGES[self]

    @property
    def title(self) -> str:
        """What the stepper calls the screen."""
        return TITLES[self]


PAGES = {
    Step.CREDENTIALS: "CompteCitoyen/Personnalisation",
    Step.SERVICES: "CompteCitoyen/Services",
    Step.TERMS: "CompteCitoyen/Conditions",
}
TITLES = {
    Step.CREDENTIALS: "Mes identifiants",
    Step.SERVICES: "Mes services",
    Step.TERMS: "Les conditions générales",
}


def due(family: Family, terms_version: str) -> Step | None:
    """The screen whose turn it is; None when the procedure is complete."""
    if family.credentials_chosen_at is None:
        return Step.CREDENTIALS
    if family.services_validated_at is None:
        return Step.SERVICES
    if family.terms_version != terms_version:
        return Step.TERMS
    return None
