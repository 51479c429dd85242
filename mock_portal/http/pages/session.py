"""Keeping a session alive while its family reads on."""

from starlette.responses import Response

from mock_portal.http.pages.page import Screen
from mock_portal.http.pages.visit import Visit


class SessionScreen(Screen):
    """Answers « Rester connecté »: being asked is enough to renew the session."""

    async def get(self, visit: Visit) -> Response:
        """Say whether the session lives."""
        return Response(status_code=204 if visit.family else 401)
