"""The site map of the API."""

from collections.abc import Mapping

from starlette.convertors import IntegerConvertor, register_url_convertor
from starlette.routing import BaseRoute, Route, WebSocketRoute

from fake_smtp.http.api.chaos import ChaosOrder, ChaosOrders, ChaosTriggers
from fake_smtp.http.api.event_stream import EventStream
from fake_smtp.http.api.faults import FaultNumber, FaultOrder, FaultOrders, FaultsInForce
from fake_smtp.http.api.header_names import Headers
from fake_smtp.http.api.information import AppInformation, Information, WebUIConfiguration
from fake_smtp.http.api.link_check import LinkCheck, LinkCheckResponse
from fake_smtp.http.api.message import Codes, Links, OneMessage
from fake_smtp.http.api.messages import Deletion, Marking, Messages, MessagesSummary, Renaming, Tagging
from fake_smtp.http.api.openapi import Description, Table
from fake_smtp.http.api.operation import Operation
from fake_smtp.http.api.release import Release, ReleaseEndpoint
from fake_smtp.http.api.schemas import Message
from fake_smtp.http.api.send import NotSent, Sender, Sending, Sent
from fake_smtp.http.api.views import Views
from fake_smtp.http.api.wait import MarkAnswer, NothingCame, Waiting
from fake_smtp.http.backend import Backend

_SEARCH = ("query", "tz", "before")
_PAGE = ("start", "limit")
_NEEDED = ("query",)
_ONE = "/api/v1/message/{id}"


class _FaultNumber(IntegerConvertor):
    regex = "[0-9]{1,18}"  # Python reads no number of thousands of digits.


register_url_convertor("fault", _FaultNumber())


def api_routes(backend: Backend) -> list[BaseRoute]:
    """Return every route of one mailbox; the same ones stand under ``/mailboxes/{mailbox}``."""
    table = operations(backend)
    routes = [
        Route(path, operation.handler, methods=[method])
        for path, methods in table.items()
        for method, operation in methods.items()
    ]
    return [*routes, WebSocketRoute("/api/events", EventStream(backend).follow)]


def operations(backend: Backend) -> Table:
    """Return what may be asked, by address and method; the description of it all included."""
    table: dict[str, Mapping[str, Operation]] = {
        **_of_messages(backend),
        **_of_one_message(backend),
        **_of_trouble(backend),
        **_of_the_catcher(backend),
        **_of_views(backend),
    }
    table["/api/v1/openapi.json"] = {"GET": Operation(Description(table).tell, dict)}
    return table


def _of_messages(backend: Backend) -> Table:
    messages, sender, waiting = Messages(backend), Sender(backend), Waiting(backend)
    return {
        "/api/v1/messages": {
            "GET": Operation(messages.list, MessagesSummary, query=(*_PAGE, "before")),
            "PUT": Operation(messages.mark, takes=Marking, query=("tz",)),
            "DELETE": Operation(messages.delete, takes=Deletion),
        },
        "/api/v1/search": {
            "GET": Operation(messages.search, MessagesSummary, query=(*_SEARCH, *_PAGE), required=_NEEDED),
            "DELETE": Operation(messages.delete_found, query=_SEARCH, required=_NEEDED),
        },
        "/api/v1/tags": {
            "GET": Operation(messages.tags, list[str]),
            "PUT": Operation(messages.set_tags, takes=Tagging),
        },
        "/api/v1/tags/{tag}": {
            "PUT": Operation(messages.rename_tag, takes=Renaming),
            "DELETE": Operation(messages.delete_tag),
        },
        "/api/v1/send": {"POST": Operation(sender.send, Sent, Sending, refusals={400: NotSent, 413: NotSent})},
        "/api/v1/mark": {"GET": Operation(waiting.mark, MarkAnswer)},
        "/api/v1/wait": {
            "GET": Operation(waiting.wait, Message, query=(*_SEARCH, "after", "timeout"), refusals={404: NothingCame})
        },
    }


def _of_one_message(backend: Backend) -> Table:
    message, check, relay = OneMessage(backend), LinkCheck(backend), ReleaseEndpoint(backend)
    return {
        _ONE: {"GET": Operation(message.whole, Message, query=_SEARCH)},
        f"{_ONE}/headers": {"GET": Operation(message.headers, Headers, query=_SEARCH)},
        f"{_ONE}/raw": {"GET": Operation(message.raw, query=(*_SEARCH, "dl"))},
        f"{_ONE}/part/{{part}}": {"GET": Operation(message.part, "*/*", query=_SEARCH)},
        f"{_ONE}/part/{{part}}/thumb": {"GET": Operation(message.thumb, "image/jpeg", query=_SEARCH)},
        f"{_ONE}/links": {"GET": Operation(message.links, Links, query=_SEARCH)},
        f"{_ONE}/codes": {"GET": Operation(message.codes, Codes, query=_SEARCH)},
        f"{_ONE}/link-check": {"GET": Operation(check.check, LinkCheckResponse, query=(*_SEARCH, "follow"))},
        f"{_ONE}/release": {"POST": Operation(relay.release, takes=Release, query=_SEARCH)},
    }


def _of_trouble(backend: Backend) -> Table:
    faults, chaos = FaultOrders(backend), ChaosOrders(backend)
    return {
        "/api/v1/faults": {
            "GET": Operation(faults.list, FaultsInForce),
            "POST": Operation(faults.attach, FaultNumber, FaultOrder),
            "DELETE": Operation(faults.clear),
        },
        "/api/v1/faults/{number:fault}": {"DELETE": Operation(faults.detach)},
        "/api/v1/chaos": {
            "GET": Operation(chaos.list, ChaosTriggers),
            "PUT": Operation(chaos.replace, ChaosTriggers, ChaosOrder),
        },
    }


def _of_the_catcher(backend: Backend) -> Table:
    information = Information(backend)
    return {
        "/api/v1/info": {"GET": Operation(information.info, AppInformation)},
        "/api/v1/webui": {"GET": Operation(information.webui, WebUIConfiguration)},
        "/livez": {"GET": Operation(information.alive, None)},
        "/readyz": {"GET": Operation(information.ready, None)},
    }


def _of_views(backend: Backend) -> Table:
    views = Views(backend)
    return {
        "/view/{id}.html": {"GET": Operation(views.html, "text/html", query=(*_SEARCH, "embed"))},
        "/view/{id}.txt": {"GET": Operation(views.text, query=_SEARCH)},
        "/view/{id}": {"GET": Operation(views.page, None, query=_SEARCH, status=302)},
    }
