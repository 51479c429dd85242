"""Follows redirections as a browser does, and never to a host that may not be loaded."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from http import HTTPStatus
from urllib.parse import urljoin

from portail.errors import Broken
from portail.load.visitor.exchange import Answer, Request
from portail.target.tables.load_table import host_of
from portail.wording import load as words

MOST = 10
AS_GET = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER)
"""After these a browser asks for the next page by GET."""
REDIRECTS = (*AS_GET, HTTPStatus.TEMPORARY_REDIRECT, HTTPStatus.PERMANENT_REDIRECT)


@dataclass(frozen=True)
class Reply:
    """One answer of a server: its status, where it sends the browser (empty: nowhere), and its HTML."""

    status: int
    location: str
    html: str


def followed(request: Request, send: Callable[[Request], Reply], hosts: Collection[str]) -> Answer:
    """Return the page to which a request leads.

    Args:
        request: what is asked for.
        send: asks a server for one answer.
        hosts: those that may be asked.

    Raises:
        Broken: it leads to another host, or nowhere.
    """
    for _ in range(MOST + 1):
        if host_of(request.url) not in hosts:
            raise Broken(expected=words.A_PAGE_OF_THE_PORTAL, found=words.elsewhere(host_of(request.url)))
        reply = send(request)
        if reply.status not in REDIRECTS or not reply.location:
            return Answer(request.url, reply.status, reply.html)
        url = urljoin(request.url, reply.location)
        request = Request(url) if reply.status in AS_GET else replace(request, url=url)
    raise Broken(expected=words.A_PAGE, found=words.TOO_MANY_REDIRECTS)
