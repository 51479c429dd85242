"""The page that the link in the message opens."""

from dataclasses import dataclass

from starlette.responses import Response

from ...accounts.invitations import Invitations, LinkState
from ...tenants.journal import Journal
from ...wording import pages as words
from .page import TownPage
from .visit import TownVisit

STATUSES = {LinkState.UNKNOWN: 404, LinkState.FOREIGN: 404, LinkState.EXPIRED: 410, LinkState.SUPERSEDED: 410}


@dataclass(frozen=True)
class ActivationPage(TownPage):
    """Leads a family with a valid link to the sign-in page.

    A GET is enough, for mail software and link scanners open links as well; opening one twice changes nothing more.
    """

    invitations: Invitations
    journal: Journal

    async def get(self, visit: TownVisit) -> Response:
        """Record that the link was opened; or say why it is not valid."""
        token = visit.request.query_params.get("cle", "")
        invitation = self.invitations.find(visit.tenant, token)
        if invitation is None:
            return self._refuse(visit, LinkState.FOREIGN if self._is_foreign(token) else LinkState.UNKNOWN)
        state = invitation.state(visit.tenant)
        if state is LinkState.USED and not visit.town.activation.explains_used_link:
            return self._refuse(visit, LinkState.UNKNOWN, invitation.family)
        if state is LinkState.USED:
            self.journal.write(visit.tenant, "link refused", invitation.family, state.value)
            return visit.render("activation_used", words.ACTIVATION_USED_TITLE)
        if state is not LinkState.VALID:
            return self._refuse(visit, state, invitation.family)
        if invitation.opened_at is None:
            self.invitations.open(visit.tenant, invitation.id)
            self.journal.write(visit.tenant, "link opened", invitation.family)
        return visit.render("activation", visit.town.activation.title)

    def _is_foreign(self, token: str) -> bool:
        return bool(token) and self.invitations.is_of_any_tenant(token)

    def _refuse(self, visit: TownVisit, state: LinkState, family: int | None = None) -> Response:
        self.journal.write(visit.tenant, "link refused", family, state.value)
        title = words.ACTIVATION_REFUSED_TITLE
        return visit.render("activation_refused", title, status=STATUSES[state], state=state.value)
