"""``/api/events``: the events over a WebSocket, in Mailpit's frames."""

import asyncio
from contextlib import suppress
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.websockets import WebSocket, WebSocketDisconnect

from ...mailbox.events import Arrived, Changed, Cleared, Closing, Deleted, Event, ReadChanged, Refused, Tagged
from ...mailbox.mailbox import Mailbox
from ...store.condition import has_id
from ..backend import HttpBackend
from .information import own_version
from .schemas import summary_schema

_MAX_PENDING = 256
_GOING_AWAY = 1001
_TOO_SLOW = 1008

Frame = dict[str, Any]


class EventStreamEndpoint:
    """The endpoint; under ``/mailboxes/NAME/`` it sends the events of this mailbox."""

    def __init__(self, backend: HttpBackend) -> None:
        self._backend = backend

    async def serve(self, socket: WebSocket) -> None:
        """Send all events in their order, until the client disconnects or is too slow to read them."""
        await socket.accept()
        mailbox = self._backend.mailbox_of(socket)
        loop = asyncio.get_running_loop()
        pending: asyncio.Queue[Event] = asyncio.Queue()
        with mailbox.events.listening(lambda event: loop.call_soon_threadsafe(pending.put_nowait, event)):
            sending = asyncio.create_task(_send_events(socket, mailbox, pending))
            receiving = asyncio.create_task(_until_disconnected(socket))
            done, other = await asyncio.wait((sending, receiving), return_when=asyncio.FIRST_COMPLETED)
            for task in other:
                task.cancel()
            await asyncio.gather(*other, return_exceptions=True)
            for task in done:
                with suppress(WebSocketDisconnect):
                    task.result()


async def _until_disconnected(socket: WebSocket) -> None:
    try:
        while True:
            await socket.receive_text()
    except (WebSocketDisconnect, KeyError):
        # Starlette raises KeyError for a binary frame: clients send nothing useful, so it ends the connection.
        return


async def _send_events(socket: WebSocket, mailbox: Mailbox, pending: "asyncio.Queue[Event]") -> None:
    await _send(socket, await run_in_threadpool(_statistics, mailbox))
    while True:
        event = await pending.get()
        if isinstance(event, Closing) or pending.qsize() > _MAX_PENDING:
            await socket.close(_GOING_AWAY if isinstance(event, Closing) else _TOO_SLOW)
            return
        frames = await run_in_threadpool(_frames, mailbox, event)
        for frame in frames:
            await _send(socket, frame)
        if frames and pending.empty():
            await _send(socket, await run_in_threadpool(_statistics, mailbox))


async def _send(socket: WebSocket, frame: Frame) -> None:
    await socket.send_text(msgspec.json.encode(frame).decode())


def _frames(mailbox: Mailbox, event: Event) -> list[Frame]:
    match event:
        case Arrived(id=message_id):
            return [{"Type": "new", "Data": summary_schema(each)} for each in mailbox.summaries(has_id(message_id))]
        case ReadChanged(ids=ids, read=read):
            return [{"Type": "update", "Data": {"ID": each, "Read": read}} for each in mailbox.ids(has_id(*ids))]
        case Tagged(ids=ids, tags=tags):
            return [{"Type": "update", "Data": {"ID": each, "Tags": tags}} for each in mailbox.ids(has_id(*ids))]
        case Deleted(ids=ids, scope=scope) if len(ids) <= 200 and scope.covers(mailbox.scope):
            return [{"Type": "delete", "Data": {"ID": each}} for each in ids]
        case Cleared(scope=scope) if scope.covers(mailbox.scope):
            return [{"Type": "truncate", "Data": None}]
        case Refused(sender=sender, recipients=recipients) if mailbox.scope.has(sender, recipients):
            return [{"Type": "error", "Data": _refusal(event)}]
        case Deleted() | Cleared() | Changed():
            return [{"Type": "prune", "Data": None}]
    return []


def _refusal(refused: Refused) -> dict[str, str]:
    return {
        "Level": "warning" if refused.reply.startswith("4") else "error",
        "Type": "smtpd",
        "IP": refused.peer.rpartition(":")[0],
        "Message": refused.reply,
    }


def _statistics(mailbox: Mailbox) -> Frame:
    return {
        "Type": "stats",
        "Data": {"Total": mailbox.count(), "Unread": mailbox.count_unread(), "Version": own_version()},
    }
