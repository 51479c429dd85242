"""The page where the general terms of use are read and accepted."""

from starlette.responses import Response

from mock_portal.http.frame.form import Form
from mock_portal.http.pages.page import StepScreen
from mock_portal.http.pages.steps import Step
from mock_portal.http.pages.visit import Visit
from mock_portal.towns import terms


class TermsScreen(StepScreen):
    """CONDITIONS GÉNÉRALES D'UTILISATION: the accept button opens at the end of the text."""

    step = Step.TERMS

    async def get(self, visit: Visit) -> Response:
        """Show the terms."""
        return self._show(visit, Form())

    async def post(self, visit: Visit, form: Form) -> Response:
        """Accept the terms, if the form brings the mark from after their last line."""
        if form.get("action") == "back":
            return self.leave(visit) if visit.is_asked_anew else visit.go(Step.SERVICES.page)
        if not terms.was_read(form.get("lecture"), _mark(visit)):
            return self._show(
                visit,
                form.with_errors(
                    {"conditions": "Lisez les conditions générales d’utilisation jusqu’à la fin avant de les accepter."}
                ),
            )
        assert visit.family
        self.portal.accounts.accept_terms(visit.tenant, visit.family)
        return visit.go("CompteCitoyen")

    def _show(self, visit: Visit, form: Form) -> Response:
        return visit.page(
            "terms",
            "Conditions générales d’utilisation",
            form=form,
            step=self.step,
            document=terms.to_html(visit.town.terms.document),
            mark=_mark(visit),
        )


def _mark(visit: Visit) -> str:
    return terms.mark(visit.session.reading, visit.town.terms.version)
