"""Waiting for a message: answered the moment it is stored."""

import asyncio

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from fake_smtp.http.api import parameters
from fake_smtp.http.api.schemas import MessageSummary, Shape, answer, message_shape, summary_shape
from fake_smtp.http.backend import Backend
from fake_smtp.mailbox.incremental_search import Mark, Search
from fake_smtp.mailbox.mailbox import Mailbox
from fake_smtp.mime.message import Message
from fake_smtp.store.condition import ALWAYS, arrived_after

_DEFAULT_SECONDS = 10
_MOST_SECONDS = 300
_LISTED = 20


class MarkAnswer(Shape):
    """A point in the life of a mailbox."""

    Mark: int


class NothingCame(Shape):
    """The end of a wait, and what came instead."""

    Error: str
    Messages: list[MessageSummary]


class Waiting:
    """The endpoints."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def mark(self, request: Request) -> Response:
        """Answer now, as the mailbox counts."""
        return answer(MarkAnswer(self._backend.mailbox_of(request).mark().sequence))

    async def wait(self, request: Request) -> Response:
        """Answer the first message after the mark that matches; without a mark, the newest one that is there."""
        mailbox = self._backend.mailbox_of(request)
        wanted = parameters.search(request, required=False)
        written = request.query_params.get("after")
        after = Mark(parameters.number(request, "after", 0)) if written is not None else None
        timeout = parameters.seconds(request, "timeout", _DEFAULT_SECONDS, _MOST_SECONDS)
        if found := await _wait(mailbox, mailbox.looking_for(wanted, after), timeout):
            return answer(message_shape(found))
        return await run_in_threadpool(_nothing, mailbox, after, timeout)


async def _wait(mailbox: Mailbox, search: Search, timeout: float) -> Message | None:
    loop = asyncio.get_running_loop()
    something = asyncio.Event()
    deadline = loop.time() + timeout
    with mailbox.events.listening(lambda _: loop.call_soon_threadsafe(something.set)):
        while not (found := await run_in_threadpool(search.look)):
            if mailbox.events.closed:
                return None
            try:
                async with asyncio.timeout_at(deadline):
                    await something.wait()
            except TimeoutError:
                return None
            something.clear()
    return found


def _nothing(mailbox: Mailbox, after: Mark | None, timeout: float) -> Response:
    came = mailbox.summaries(arrived_after(after.sequence) if after else ALWAYS, limit=_LISTED)
    reason = f"No such message came within {timeout:g} s; those that came are listed"
    return answer(NothingCame(reason, [summary_shape(summary) for summary in came]), 404)
