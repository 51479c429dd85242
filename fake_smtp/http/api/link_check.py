"""A check of the links of a message: made when it is asked for, and only then.

A one-time link may be used up by it: many portals count a HEAD request as a click.
"""

import asyncio
from http import HTTPStatus

import httpx
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from fake_smtp.content.links import links
from fake_smtp.http.api import parameters
from fake_smtp.http.api.schemas import Shape, answer
from fake_smtp.http.backend import Backend

_MOST_LINKS = 100
_AT_ONCE = 2
_SECONDS = 10
_REDIRECTS = 3


class CheckedLink(Shape):
    """What a link answered; 0 where there was no answer, and why."""

    URL: str
    StatusCode: int
    Status: str


class LinkCheckResponse(Shape):
    """The links that were asked, and how many of them failed."""

    Errors: int
    Links: list[CheckedLink]


class LinkCheck:
    """The endpoint."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def check(self, request: Request) -> Response:
        """Ask each web address of the message once, with HEAD; with ``follow=true`` through redirects."""
        mailbox = self._backend.mailbox_of(request)
        message = await run_in_threadpool(parameters.wanted_message, request, mailbox)
        follow = request.query_params.get("follow") in ("true", "1")
        found = [link.url for link in await run_in_threadpool(links, message) if link.url.startswith("http")]
        turn = asyncio.Semaphore(_AT_ONCE)
        async with httpx.AsyncClient(
            follow_redirects=follow, max_redirects=_REDIRECTS, timeout=_SECONDS, trust_env=False
        ) as client:
            checked = await asyncio.gather(*(_head(client, turn, url) for url in found[:_MOST_LINKS]))
        errors = sum(not 200 <= each.StatusCode < 400 for each in checked)
        return answer(LinkCheckResponse(errors, checked))


async def _head(client: httpx.AsyncClient, turn: asyncio.Semaphore, url: str) -> CheckedLink:
    async with turn:
        try:
            code = (await client.head(url)).status_code
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, UnicodeError) as error:
            return CheckedLink(url, 0, str(error) or type(error).__name__)
    status = HTTPStatus(code).phrase if code in set(HTTPStatus) else ""
    return CheckedLink(url, code, status)
