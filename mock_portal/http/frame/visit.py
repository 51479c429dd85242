"""One request to a page, with what belongs to it."""

import hmac
from abc import ABC, abstractmethod

from starlette.requests import Request

from .form import Form
from .site import Site


class Visit(ABC):
    """A request to a page of a site."""

    def __init__(self, site: Site, request: Request) -> None:
        self.site = site
        self.request = request

    @property
    @abstractmethod
    def csrf(self) -> str:
        """The token that every form of this browser must bring."""

    def is_own(self, form: Form) -> bool:
        """Whether a form was sent from a page of this site in this browser.

        A page of another site can send a form with our cookies, but cannot read the token (CSRF).
        """
        return hmac.compare_digest(form.raw("csrf").encode(), self.csrf.encode())

    def query(self, name: str) -> str:
        """A parameter of the address without surrounding spaces; "" where there is none."""
        return self.request.query_params.get(name, "").strip()
