"""Pages of information, open to anyone."""

from starlette.responses import Response

from mock_portal.http.pages.page import Screen
from mock_portal.http.pages.visit import Visit
from mock_portal.towns import terms


class HelpScreen(Screen):
    """Aide."""

    async def get(self, visit: Visit) -> Response:
        """Answer the common questions."""
        return visit.page("help", "Aide", tab="PageInfosDiverses/Index/1")


class TermsTextScreen(Screen):
    """The general terms of use, to read again at any time."""

    async def get(self, visit: Visit) -> Response:
        """Show the whole text."""
        document = terms.to_html(visit.town.terms.document)
        return visit.page("terms_text", "Conditions d’utilisation", document=document)


class LegalScreen(Screen):
    """Mentions légales."""

    async def get(self, visit: Visit) -> Response:
        """Say who publishes the portal: a demonstration."""
        return visit.page("legal", "Mentions légales")


class PrivacyScreen(Screen):
    """Données personnelles et cookies."""

    async def get(self, visit: Visit) -> Response:
        """Say what is kept, why, and which rights families have."""
        return visit.page("privacy", "Données personnelles et cookies")


class AccessibilityScreen(Screen):
    """The statement that the law asks for; without a valid audit its mention is « non conforme »."""

    async def get(self, visit: Visit) -> Response:
        """Show the statement."""
        return visit.page("accessibility", "Accessibilité : non conforme")
