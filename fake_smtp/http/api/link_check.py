"""``/link-check``: a check of the links of a message, made only on request.

It may use up a one-time link: many web applications count a HEAD request as a click.
"""

import asyncio
from http import HTTPStatus

import httpx
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from ...content.links import links
from ..backend import HttpBackend
from . import parameters
from .choices import YES_OR_NO
from .json_response import json_response
from .schemas import Schema

_MAX_LINKS = 100
_CONCURRENT = 2
_SECONDS = 10
_REDIRECTS = 3


class CheckedLink(Schema):
    """The response of a link; status 0 where there was none, with the reason."""

    URL: str
    StatusCode: int
    Status: str


class LinkCheckResponse(Schema):
    """The links that were checked, and how many of them failed."""

    Errors: int
    Links: list[CheckedLink]


class LinkCheckEndpoint:
    """The endpoint."""

    def __init__(self, backend: HttpBackend) -> None:
        self._backend = backend

    async def check(self, request: Request) -> Response:
        """Request each web link of the message once, with HEAD; with ``follow=true`` through redirects."""
        mailbox = self._backend.mailbox_of(request)
        every_link = await run_in_threadpool(parameters.requested, request, mailbox, links)
        follow = parameters.choice(request, "follow", YES_OR_NO) in ("true", "1")
        found = [link.url for link in every_link if link.url.startswith("http")]
        slots = asyncio.Semaphore(_CONCURRENT)
        async with httpx.AsyncClient(
            follow_redirects=follow, max_redirects=_REDIRECTS, timeout=_SECONDS, trust_env=False
        ) as client:
            checked = await asyncio.gather(*(_head(client, slots, url) for url in found[:_MAX_LINKS]))
        errors = sum(not 200 <= each.StatusCode < 400 for each in checked)
        return json_response(LinkCheckResponse(errors, checked))


async def _head(client: httpx.AsyncClient, slots: asyncio.Semaphore, url: str) -> CheckedLink:
    async with slots:
        try:
            code = (await client.head(url)).status_code
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, UnicodeError) as error:
            return CheckedLink(url, 0, str(error) or type(error).__name__)
    status = HTTPStatus(code).phrase if code in set(HTTPStatus) else ""
    return CheckedLink(url, code, status)
