"""The pages of the front desk: what they show, and what their forms do."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from starlette.exceptions import HTTPException
from starlette.responses import Response

from ...errors import Busy, NotFound, Outdated, PortalError
from ..frame.form import Form
from ..frame.page import Page
from .fields import InvalidFields
from .form_errors import form_error
from .visit import DeskVisit


@dataclass(frozen=True)
class Done:
    """The result of a form: the name of a notice, and the page below the desk that shows it, by default the same."""

    notice: str
    page: str | None = None


class DeskPage(Page[DeskVisit]):
    """One page of the front desk."""

    methods = ("GET", "POST")
    template: ClassVar[str]
    tab: ClassVar[str] = ""
    """The template of the tab that the page belongs to; by default its own."""

    async def get(self, visit: DeskVisit) -> Response:
        """Show the page."""
        return self._show(visit, Form(), 200)

    async def post(self, visit: DeskVisit, form: Form) -> Response:
        """Do what the form asks for, and redirect to a page with a notice; or show the page with errors."""
        try:
            done = await self.act(visit, form)
        except InvalidFields as error:
            return self._show(visit, form.with_errors(error.errors), 422)
        except (Busy, NotFound, Outdated):
            raise  # these are about no field
        except PortalError as error:
            return self._show(visit, form.with_errors(dict([form_error(error, form)])), 422)
        return visit.redirect(done.notice, done.page)

    def refuse_stale_form(self, visit: DeskVisit) -> Response:
        """A redirect to the same page, with a notice."""
        return visit.redirect("stale")

    @abstractmethod
    def content(self, visit: DeskVisit) -> Mapping[str, object]:
        """The variables of the page's template."""

    async def act(self, _visit: DeskVisit, _form: Form) -> Done:
        """Do what the form asks for.

        Raises:
            InvalidFields, PortalError: it cannot be done, and nothing was.
        """
        raise HTTPException(405)

    def _show(self, visit: DeskVisit, form: Form, status: int) -> Response:
        tab = self.tab or self.template
        return visit.render(self.template, tab=tab, form=form, status=status, content=self.content(visit))
