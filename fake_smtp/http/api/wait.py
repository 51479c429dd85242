"""``/wait`` and ``/mark``: a request waits for a message, and is answered as soon as it is stored."""

import asyncio

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from ...mailbox.incremental_search import IncrementalSearch, Mark
from ...mailbox.mailbox import Mailbox
from ...store.condition import ALWAYS, arrived_after
from ..backend import HttpBackend
from . import parameters
from .json_response import encoded_response, json_response
from .schemas import MessageSummary, Schema, message_json, summary_schema

_DEFAULT_SECONDS = 10
_MAX_SECONDS = 300
_LISTED = 20


class MarkAnswer(Schema):
    """A position in the sequence of all messages."""

    Mark: int


class NothingCame(Schema):
    """The end of a wait without a message, and the messages that came instead."""

    Error: str
    Messages: list[MessageSummary]


class WaitEndpoints:
    """The endpoints."""

    def __init__(self, backend: HttpBackend) -> None:
        self._backend = backend

    def mark(self, request: Request) -> Response:
        """Return the current position: a later wait can ask for what comes after it."""
        return json_response(MarkAnswer(self._backend.mailbox_of(request).mark().sequence))

    async def wait(self, request: Request) -> Response:
        """Return the first matching message after the mark; without a mark, the newest one, else the first to come."""
        mailbox = self._backend.mailbox_of(request)
        condition = parameters.search(request, required=False)
        has_mark = "after" in request.query_params
        after = Mark(parameters.number(request, "after", 0)) if has_mark else None
        timeout = parameters.seconds(request, "timeout", _DEFAULT_SECONDS, _MAX_SECONDS)
        gone = asyncio.ensure_future(_disconnection(request))
        try:
            found = await _wait(mailbox, mailbox.incremental_search(condition, after), timeout, gone)
        finally:
            gone.cancel()
        if found:
            return encoded_response(found[0])
        return await run_in_threadpool(_nothing_came, mailbox, after, timeout)


async def _disconnection(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _wait(mailbox: Mailbox, search: IncrementalSearch, timeout: float, gone: "asyncio.Task[None]") -> list[bytes]:
    """Return the message in JSON as soon as it is there; an empty list when the time is over, or the client is gone."""
    loop = asyncio.get_running_loop()
    changed = asyncio.Event()
    deadline = loop.time() + timeout
    gone.add_done_callback(lambda _: changed.set())
    with mailbox.events.listening(lambda _: loop.call_soon_threadsafe(changed.set)):
        while not (found := await run_in_threadpool(search.poll, message_json)):
            if mailbox.events.closed or gone.done():
                return []
            try:
                async with asyncio.timeout_at(deadline):
                    await changed.wait()
            except TimeoutError:
                return []
            changed.clear()
    return found


def _nothing_came(mailbox: Mailbox, after: Mark | None, timeout: float) -> Response:
    came = mailbox.summaries(arrived_after(after.sequence) if after else ALWAYS, limit=_LISTED)
    reason = f"No such message came within {timeout:g} s; those that came are listed"
    return json_response(NothingCame(reason, [summary_schema(summary) for summary in came]), 404)
