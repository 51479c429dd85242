"""One request to a page, with what belongs to it."""

from abc import ABC, abstractmethod

from starlette.requests import Request

from .responses import Site


class Visit(ABC):
    """A request to a page of a site."""

    def __init__(self, site: Site, request: Request) -> None:
        self.site = site
        self.request = request

    @property
    @abstractmethod
    def csrf(self) -> str:
        """The token that every form of this browser must bring."""

    def query(self, name: str) -> str:
        """A parameter of the address without surrounding spaces; "" where there is none."""
        return self.request.query_params.get(name, "").strip()
