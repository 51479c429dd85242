"""The page where the general terms of use are read and accepted."""

from dataclasses import dataclass

from starlette.responses import Response

from ...accounts.accounts import Accounts
from ...towns import terms
from ...wording import pages as words
from ..frame.form import Form
from .page import StepPage
from .steps import Step
from .visit import TownVisit


@dataclass(frozen=True)
class TermsPage(StepPage):
    """CONDITIONS GÉNÉRALES D'UTILISATION: the accept button opens at the end of the text."""

    accounts: Accounts
    step = Step.TERMS

    async def get(self, visit: TownVisit) -> Response:
        """Show the terms."""
        return self._show(visit, Form())

    async def post(self, visit: TownVisit, form: Form) -> Response:
        """Accept the terms, if the form brings the proof that they were read to the end."""
        if form.get("action") == "back":
            return self.leave(visit) if visit.has_new_terms else visit.redirect(visit.town.terms.back_page)
        # The button is disabled by a script, which a browser may not run: the server checks it again.
        if not terms.is_proof(form.get("lecture"), _proof(visit)):
            return self._show(visit, form.with_errors({"conditions": words.TERMS_NOT_READ}))
        assert visit.family
        self.accounts.accept_terms(visit.tenant, visit.family)
        return visit.redirect("CompteCitoyen")

    def _show(self, visit: TownVisit, form: Form) -> Response:
        return visit.render(
            "terms",
            words.TERMS_TITLE,
            form=form,
            step=self.step,
            document=terms.to_html(visit.town.terms.document),
            proof=_proof(visit),
        )


def _proof(visit: TownVisit) -> str:
    return terms.reading_proof(visit.session.terms_token, visit.town.terms.version)
