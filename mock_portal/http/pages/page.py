"""The kinds of pages of a town: public ones, private ones, and the steps of the procedure."""

from contextlib import AbstractAsyncContextManager
from typing import ClassVar
from urllib.parse import urlencode

from starlette.responses import Response

from ...wording import pages as words
from ..frame.page import Page
from .steps import Step
from .visit import TownVisit


class TownPage(Page[TownVisit]):
    """A page of a town; unless a subclass says otherwise, anybody may see it."""

    def turn_away(self, visit: TownVisit) -> Response | None:
        """A redirect for a visitor who may not see this page, with a notice where the session has ended."""
        page = self.page_instead(visit)
        if page is None:
            return None
        if visit.has_lost_session:
            visit.leave_notice(words.SESSION_LOST)
        return visit.redirect(page)

    def lock(self, visit: TownVisit) -> AbstractAsyncContextManager[None]:
        """The lock of the family that is signed in, if one is."""
        return visit.lock()

    def page_instead(self, _visit: TownVisit) -> str | None:
        """The page for a visitor who may not see this one; None for all others."""
        return None

    def refuse_stale_form(self, visit: TownVisit) -> Response:
        """A redirect to the page where the family can start again, with a notice."""
        visit.leave_notice(words.FORM_STALE)
        return visit.redirect(self.page_after_stale_form(visit))

    def page_after_stale_form(self, visit: TownVisit) -> str:
        """The page to start again from, after a form of another session."""
        return visit.requested_page.partition("?")[0]


class PrivatePage(TownPage):
    """A page for a family that has completed the procedure."""

    def page_instead(self, visit: TownVisit) -> str | None:
        """The sign-in page, which leads back here, or the page of the step that is due."""
        if visit.family is None:
            return f"Home/Logon?{urlencode({'retour': visit.requested_page})}"
        return visit.due.page if visit.due else None


class StepPage(TownPage):
    """A page of the procedure: open when it is due, and afterwards until the procedure is complete."""

    methods = ("GET", "POST")
    step: ClassVar[Step]

    def page_instead(self, visit: TownVisit) -> str | None:
        """The sign-in page, the page of the step that is due, or the home page."""
        if visit.family is None:
            return "Home/Logon"
        if visit.due is None:
            return "CompteCitoyen"
        is_closed = self.step < visit.due and visit.has_new_terms
        return visit.due.page if self.step > visit.due or is_closed else None

    def leave(self, visit: TownVisit) -> Response:
        """Sign out within the procedure; the next sign-in continues it."""
        notice = words.NEW_TERMS_LEFT if visit.has_new_terms else words.PROCEDURE_LEFT
        visit.sign_out(notice.format(portal=visit.town.portal))
        return visit.redirect("Home/AccueilPublic")
