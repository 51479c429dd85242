"""``/messages``, ``/search``, ``/tags``: many messages are listed, searched, marked, deleted and tagged."""

from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ...content.tags import clean_tags
from ...mailbox.mailbox import Mailbox
from ...mailbox.query import parse_query
from ...store.condition import ALWAYS, Condition, has_id
from ...store.results import ResultPage
from ..backend import HttpBackend
from . import parameters
from .errors import BadRequest
from .json_response import json_response
from .schemas import MessageSummary, Schema, summary_schema
from .schemas import Search as SearchText

OK = "ok"
_PAGE = 50


class Marking(msgspec.Struct):
    """Which messages are to be marked as read: by ids, by a search, or all."""

    Read: bool = False
    IDs: list[str] | None = None
    Search: SearchText | None = None


ONE_OF_BOTH = {"anyOf": [{"properties": {"IDs": {"maxItems": 0}}}, {"properties": {"Search": {"maxLength": 0}}}]}
IdsOrSearch = Annotated[Marking, Meta(extra_json_schema=ONE_OF_BOTH)]


class Deletion(msgspec.Struct):
    """Which messages are to be deleted; without ids all, as in Mailpit."""

    IDs: list[str] | None = None


class Tagging(msgspec.Struct):
    """Which messages get which tags."""

    IDs: list[str]
    Tags: list[str] | None = None


class Renaming(msgspec.Struct):
    """The new name of a tag."""

    Name: Annotated[str, Meta(min_length=1, extra_json_schema={"format": "tag"})]


class MessagesSummary(Schema):
    """A page of messages, the newest first, and the numbers of all; ``count`` is the number on this page."""

    total: int
    unread: int
    count: int
    messages_count: int
    messages_unread: int
    start: int
    tags: list[str]
    messages: list[MessageSummary]


class MessagesEndpoints:
    """The endpoints."""

    def __init__(self, backend: HttpBackend) -> None:
        self._backend = backend

    def list(self, request: Request) -> Response:
        """Return a page of all messages."""
        mailbox = self._backend.mailbox_of(request)
        return json_response(_page(request, mailbox, parameters.before(request), zero_is_unlimited=True))

    def search(self, request: Request) -> Response:
        """Return a page of the messages that match a search."""
        mailbox = self._backend.mailbox_of(request)
        return json_response(_page(request, mailbox, parameters.search(request), zero_is_unlimited=False))

    async def mark(self, request: Request) -> Response:
        """Mark messages as read or unread."""
        marking = await parameters.body(request, Marking)
        if marking.IDs and marking.Search:
            raise BadRequest("Name IDs or a Search, not both")
        found = parse_query(marking.Search or "", request.query_params.get("tz", "UTC"))
        condition = has_id(*marking.IDs) if marking.IDs else found
        mailbox = self._backend.mailbox_of(request)
        await run_in_threadpool(mailbox.mark_read, condition, read=marking.Read)
        return PlainTextResponse(OK)

    async def delete(self, request: Request) -> Response:
        """Delete the messages with these ids; without ids, all."""
        ids = (await parameters.body(request, Deletion)).IDs
        mailbox = self._backend.mailbox_of(request)
        if ids:
            await run_in_threadpool(mailbox.delete, has_id(*ids))
        else:
            await run_in_threadpool(mailbox.clear)
        return PlainTextResponse(OK)

    def delete_found(self, request: Request) -> Response:
        """Delete the messages that match a search."""
        self._backend.mailbox_of(request).delete(parameters.search(request))
        return PlainTextResponse(OK)

    def tags(self, request: Request) -> Response:
        """Return the tags in use."""
        return json_response(list(self._backend.mailbox_of(request).tags()))

    async def set_tags(self, request: Request) -> Response:
        """Replace the tags of the messages with these ids."""
        tagging = await parameters.body(request, Tagging)
        mailbox = self._backend.mailbox_of(request)
        await run_in_threadpool(mailbox.set_tags, has_id(*tagging.IDs), clean_tags(tagging.Tags or []))
        return PlainTextResponse(OK)

    async def rename_tag(self, request: Request) -> Response:
        """Rename a tag."""
        (name,) = clean_tags([(await parameters.body(request, Renaming)).Name]) or [""]
        if not name:
            raise BadRequest("A tag has a name of letters, digits, blanks, - _ . and @")
        mailbox = self._backend.mailbox_of(request)
        await run_in_threadpool(mailbox.rename_tag, request.path_params["tag"], name)
        return PlainTextResponse(OK)

    def delete_tag(self, request: Request) -> Response:
        """Remove a tag from all messages."""
        self._backend.mailbox_of(request).rename_tag(request.path_params["tag"], None)
        return PlainTextResponse(OK)


def _page(request: Request, mailbox: Mailbox, condition: Condition, *, zero_is_unlimited: bool) -> MessagesSummary:
    start = parameters.number(request, "start", 0)
    limit = parameters.number(request, "limit", _PAGE)
    # As in Mailpit, a limit of 0 means no limit in a list, and no messages in a search.
    limit = -1 if zero_is_unlimited and limit == 0 else limit
    total, unread = mailbox.count(), mailbox.count_unread()
    if condition == ALWAYS:
        result = ResultPage(total, unread, mailbox.summaries(start=start, limit=limit))
    else:
        result = mailbox.result_page(condition, start=start, limit=limit)
    return MessagesSummary(
        total=total,
        unread=unread,
        count=len(result.summaries),
        messages_count=result.count,
        messages_unread=result.unread,
        start=start,
        tags=list(mailbox.tags()),
        messages=[summary_schema(summary) for summary in result.summaries],
    )
