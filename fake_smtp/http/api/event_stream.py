"""``/api/events``: what happens, told over a WebSocket in Mailpit's frames."""

import asyncio
from contextlib import suppress
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.websockets import WebSocket, WebSocketDisconnect

from fake_smtp.http.api.information import own_version
from fake_smtp.http.api.schemas import summary_shape
from fake_smtp.http.backend import Backend
from fake_smtp.mailbox.events import Arrived, Changed, Cleared, Closing, Deleted, Event, ReadChanged, Refused, Tagged
from fake_smtp.mailbox.mailbox import Mailbox
from fake_smtp.store.condition import has_id

_MOST_BEHIND = 256
_GOING_AWAY = 1001
_TOO_SLOW = 1008

Frame = dict[str, Any]


class EventStream:
    """The endpoint; under ``/mailboxes/NAME/`` it tells what happens in this mailbox."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def follow(self, socket: WebSocket) -> None:
        """Tell everything, in its order, until the client leaves or falls too far behind."""
        await socket.accept()
        mailbox = self._backend.mailbox_of(socket)
        loop = asyncio.get_running_loop()
        pending: asyncio.Queue[Event] = asyncio.Queue()
        with mailbox.events.listening(lambda event: loop.call_soon_threadsafe(pending.put_nowait, event)):
            telling = asyncio.create_task(_tell(socket, mailbox, pending))
            leaving = asyncio.create_task(_until_left(socket))
            done, other = await asyncio.wait((telling, leaving), return_when=asyncio.FIRST_COMPLETED)
            for task in other:
                task.cancel()
            await asyncio.gather(*other, return_exceptions=True)
            for task in done:
                with suppress(WebSocketDisconnect):
                    task.result()


async def _until_left(socket: WebSocket) -> None:
    try:
        while True:
            await socket.receive_text()
    except (WebSocketDisconnect, KeyError):
        # A KeyError is Starlette's answer to a binary frame: nothing is expected of a client, so it may leave.
        return


async def _tell(socket: WebSocket, mailbox: Mailbox, pending: "asyncio.Queue[Event]") -> None:
    await _send(socket, await run_in_threadpool(_statistics, mailbox))
    while True:
        event = await pending.get()
        if isinstance(event, Closing) or pending.qsize() > _MOST_BEHIND:
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
            return [{"Type": "new", "Data": summary_shape(each)} for each in mailbox.summaries(has_id(message_id))]
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
