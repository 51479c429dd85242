"""A page: the handling of one request, from its form to its response."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import ClassVar, Generic, TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from ...errors import Busy, NotFound, Outdated
from . import csrf
from .form import Form, read_form
from .visit import Visit

V = TypeVar("V", bound=Visit)
RETRY = {"Retry-After": "5"}
"""With "too busy": when to try again, in seconds."""


class Page(ABC, Generic[V]):
    """One address of a site. A page is built once, with the parts that it works with; each request is a visit."""

    methods: ClassVar[Sequence[str]] = ("GET",)

    async def respond(self, request: Request, open_visit: Callable[[Request], V]) -> Response:
        """The response to a request.

        Raises:
            HTTPException: as `open_visit` and `read_form`; 405 for a form on a page without forms; 404 where what the
                form is about has been removed meanwhile; 503 where too many forms wait.
        """
        # The form first: what the visit is allowed to do is read once all has come, however slowly it came.
        form = await self.read(request) if request.method == "POST" else None
        visit = open_visit(request)
        if form is None:
            return self.turn_away(visit) or await self.get(visit)
        try:
            async with self.lock(visit):
                return await self._receive(open_visit(request), form)
        except Busy as error:
            raise HTTPException(503, headers=RETRY) from error
        except NotFound as error:
            raise HTTPException(404) from error

    async def _receive(self, visit: V, form: Form) -> Response:
        if response := self.turn_away(visit):
            return response
        if not csrf.is_from_own_page(form, visit.csrf):
            return self.refuse_stale_form(visit)
        try:
            return await self.post(visit, form)
        except Outdated:
            return self.refuse_stale_form(visit)

    def lock(self, _visit: V) -> AbstractAsyncContextManager[None]:
        """What a form waits for before it is looked at: its lock, where it may not be handled beside another one."""
        return nullcontext()

    async def read(self, request: Request) -> Form:
        """The form of a request."""
        return await read_form(request)

    def turn_away(self, _visit: V) -> Response | None:
        """The response to a visitor who may not see this page; None for all others."""
        return None

    @abstractmethod
    def refuse_stale_form(self, visit: V) -> Response:
        """The response to a form without the token of this browser."""

    @abstractmethod
    async def get(self, visit: V) -> Response:
        """Show the page. GET and HEAD change nothing that matters."""

    async def post(self, _visit: V, _form: Form) -> Response:
        """Do what the form asks for."""
        raise HTTPException(405)
