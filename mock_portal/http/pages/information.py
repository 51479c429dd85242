"""Pages of information, open to everybody."""

from starlette.responses import Response

from ...towns import terms
from ...wording import pages as words
from .page import TownPage
from .visit import TownVisit


class HelpPage(TownPage):
    """Aide."""

    async def get(self, visit: TownVisit) -> Response:
        """Answer the common questions."""
        return visit.render("help", words.HELP_TITLE, tab="PageInfosDiverses/Index/1")


class TermsTextPage(TownPage):
    """The general terms of use, to read at any time."""

    async def get(self, visit: TownVisit) -> Response:
        """Show the whole text."""
        document = terms.to_html(visit.town.terms.document)
        return visit.render("terms_text", words.TERMS_TEXT_TITLE, document=document)


class LegalPage(TownPage):
    """Mentions légales."""

    async def get(self, visit: TownVisit) -> Response:
        """Say who publishes the portal: a demonstration."""
        return visit.render("legal", words.LEGAL_TITLE)


class PrivacyPage(TownPage):
    """Données personnelles et cookies."""

    async def get(self, visit: TownVisit) -> Response:
        """Say what is stored, why, and which rights families have."""
        return visit.render("privacy", words.PRIVACY_TITLE)


class AccessibilityPage(TownPage):
    """The accessibility statement that the law requires; without a valid audit its mention is « non conforme »."""

    async def get(self, visit: TownVisit) -> Response:
        """Show the statement."""
        return visit.render("accessibility", words.ACCESSIBILITY_TITLE)
