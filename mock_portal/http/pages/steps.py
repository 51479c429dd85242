"""The steps of the procedure, in their order, and the one that a family has to take."""

from enum import IntEnum

from ...families.families import Family
from ...wording import pages as words


class Step(IntEnum):
    """The pages that a family passes between its first sign-in and its home page."""

    CREDENTIALS = 1
    SERVICES = 2
    TERMS = 3

    @property
    def page(self) -> str:
        """The page of the step, below the town's address."""
        return PAGES[self]

    @property
    def title(self) -> str:
        """The name of the step in the stepper."""
        return words.STEPS[self.name]


PAGES = {
    Step.CREDENTIALS: "CompteCitoyen/Personnalisation",
    Step.SERVICES: "CompteCitoyen/Services",
    Step.TERMS: "CompteCitoyen/Conditions",
}


def due(family: Family, terms_version: str) -> Step | None:
    """The step that a family has to take; None when the procedure is complete."""
    if family.credentials_chosen_at is None:
        return Step.CREDENTIALS
    if family.services_validated_at is None:
        return Step.SERVICES
    # Not whether any terms were accepted, but these: a new version sends every family back to this step.
    if family.terms_version != terms_version:
        return Step.TERMS
    return None
