"""The page that the link in the message opens."""

from starlette.responses import Response

from mock_portal.accounts.invitations import LinkState
from mock_portal.http.pages.page import Screen
from mock_portal.http.pages.visit import Visit

STATUSES = {LinkState.UNKNOWN: 404, LinkState.FOREIGN: 404, LinkState.EXPIRED: 410, LinkState.SUPERSEDED: 410}


class ActivationScreen(Screen):
    """Says that the space is there. Opening it twice, or by a link scanner, changes nothing more."""

    async def get(self, visit: Visit) -> Response:
        """Note that the link was opened, and lead on to the sign-in page; or tell why it is worth nothing."""
        token = visit.request.query_params.get("cle", "")
        invitation = self.portal.invitations.find(visit.tenant, token)
        if invitation is None:
            return self._refuse(visit, LinkState.FOREIGN if self._is_foreign(token) else LinkState.UNKNOWN)
        state = invitation.state(visit.tenant)
        if state is LinkState.USED:
            self.portal.journal.write(visit.tenant, "link refused", invitation.family, state.value)
            return visit.page("activation_used", "Votre espace est déjà personnalisé")
        if state is not LinkState.VALID:
            return self._refuse(visit, state, invitation.family)
        if invitation.opened_at is None:
            self.portal.invitations.open(visit.tenant, invitation)
            self.portal.journal.write(visit.tenant, "link opened", invitation.family)
        return visit.page("activation", visit.town.activation.title)

    def _is_foreign(self, token: str) -> bool:
        return bool(token) and self.portal.invitations.is_foreign(token)

    def _refuse(self, visit: Visit, state: LinkState, family: int | None = None) -> Response:
        self.portal.journal.write(visit.tenant, "link refused", family, state.value)
        title = "Erreur\u00a0: lien d’activation non valable"
        return visit.page("activation_refused", title, status=STATUSES[state], state=state.value)
