"""The table of the API: every path with its operations, from which routes and OpenAPI are both made."""

from collections.abc import Mapping

from starlette.convertors import IntegerConvertor, register_url_convertor
from starlette.routing import BaseRoute, Route, WebSocketRoute

from ..backend import HttpBackend
from .chaos import ChaosEndpoints, ChaosOrder, ChaosTriggers
from .event_stream import EventStreamEndpoint
from .faults import FaultEndpoints, FaultNumber, FaultOrder, FaultsInForce
from .header_names import Headers
from .html_check import HtmlCheck, HtmlCheckEndpoint
from .information import AppInformation, InformationEndpoints, WebUIConfiguration
from .link_check import LinkCheckEndpoint, LinkCheckResponse
from .message import Codes, Links, MessageEndpoints
from .messages import Deletion, IdsOrSearch, MessagesEndpoints, MessagesSummary, Renaming, Tagging
from .openapi import OpenApiEndpoint, Table
from .operation import TEXT, Operation
from .release import Release, ReleaseEndpoint
from .schemas import Message
from .send import NotSent, SendEndpoint, Sent
from .sending import ToSomebody
from .views import ViewEndpoints
from .wait import MarkAnswer, NothingCame, WaitEndpoints

_SEARCH = ("query", "tz", "before")
_PAGE = ("start", "limit")
_REQUIRED = ("query",)
_UNREAD = {"Search": "subject:bienvenue", "Read": False}
_MESSAGE_TO_SEND = {
    "From": {"Email": "mairie@example.org", "Name": "Mairie"},
    "To": [{"Email": "marie@example.org"}],
    "Subject": "Bienvenue",
    "Text": "Code : 482913",
}
_MESSAGE = "/api/v1/message/{id}"


class _FaultNumber(IntegerConvertor):
    regex = "[0-9]{1,18}"  # Python refuses to convert thousands of digits.


register_url_convertor("fault", _FaultNumber())


def api_routes(backend: HttpBackend) -> list[BaseRoute]:
    """Return the routes of one mailbox; the same ones are mounted under ``/mailboxes/{mailbox}``."""
    table = operations(backend)
    routes = [
        Route(path, operation.handler, methods=[method])
        for path, methods in table.items()
        for method, operation in methods.items()
    ]
    return [*routes, WebSocketRoute("/api/events", EventStreamEndpoint(backend).serve)]


def operations(backend: HttpBackend) -> Table:
    """Return the operations by path and method, with that of their OpenAPI description."""
    table: dict[str, Mapping[str, Operation]] = {
        **_messages(backend),
        **_message(backend),
        **_faults(backend),
        **_information(backend),
        **_views(backend),
    }
    table["/api/v1/openapi.json"] = {"GET": Operation("Description_tell", OpenApiEndpoint(table).get, dict)}
    return table


def _messages(backend: HttpBackend) -> Table:
    messages, send, wait = MessagesEndpoints(backend), SendEndpoint(backend), WaitEndpoints(backend)
    list_query = (*_PAGE, "before")
    search_query = (*_SEARCH, *_PAGE)
    wait_query = (*_SEARCH, "after", "timeout")
    not_sent = {400: NotSent, 413: NotSent}
    return {
        "/api/v1/messages": {
            "GET": Operation("Messages_list", messages.list, MessagesSummary, query=list_query),
            "PUT": Operation("Messages_mark", messages.mark, body=IdsOrSearch, query=("tz",), example=_UNREAD),
            "DELETE": Operation("Messages_delete", messages.delete, body=Deletion, example={"IDs": []}),
        },
        "/api/v1/search": {
            "GET": Operation(
                "Messages_search", messages.search, MessagesSummary, query=search_query, required=_REQUIRED
            ),
            "DELETE": Operation("Messages_delete_found", messages.delete_found, query=_SEARCH, required=_REQUIRED),
        },
        "/api/v1/tags": {
            "GET": Operation("Messages_tags", messages.tags, list[str]),
            "PUT": Operation(
                "Messages_set_tags", messages.set_tags, body=Tagging, example={"IDs": [], "Tags": ["relance"]}
            ),
        },
        "/api/v1/tags/{tag}": {
            "PUT": Operation("Messages_rename_tag", messages.rename_tag, body=Renaming, example={"Name": "relance"}),
            "DELETE": Operation("Messages_delete_tag", messages.delete_tag),
        },
        "/api/v1/send": {
            "POST": Operation("Sender_send", send.send, Sent, ToSomebody, errors=not_sent, example=_MESSAGE_TO_SEND)
        },
        "/api/v1/mark": {"GET": Operation("Waiting_mark", wait.mark, MarkAnswer)},
        "/api/v1/wait": {
            "GET": Operation("Waiting_wait", wait.wait, Message, query=wait_query, errors={404: NothingCame})
        },
    }


def _message(backend: HttpBackend) -> Table:
    message, check, release = MessageEndpoints(backend), LinkCheckEndpoint(backend), ReleaseEndpoint(backend)
    check_query = (*_SEARCH, "follow")
    thumbnail = f"{_MESSAGE}/part/{{part}}/thumb"
    return {
        _MESSAGE: {"GET": Operation("OneMessage_whole", message.whole, Message, query=_SEARCH)},
        f"{_MESSAGE}/headers": {"GET": Operation("OneMessage_headers", message.headers, Headers, query=_SEARCH)},
        f"{_MESSAGE}/raw": {"GET": Operation("OneMessage_raw", message.raw, query=(*_SEARCH, "dl"))},
        f"{_MESSAGE}/part/{{part}}": {"GET": Operation("OneMessage_part", message.part, "*/*", query=_SEARCH)},
        thumbnail: {"GET": Operation("OneMessage_thumb", message.thumb, "image/jpeg", query=_SEARCH)},
        f"{_MESSAGE}/links": {"GET": Operation("OneMessage_links", message.links, Links, query=_SEARCH)},
        f"{_MESSAGE}/codes": {"GET": Operation("OneMessage_codes", message.codes, Codes, query=_SEARCH)},
        f"{_MESSAGE}/html-check": {
            "GET": Operation("HtmlCheck_check", HtmlCheckEndpoint(backend).check, HtmlCheck, query=_SEARCH)
        },
        f"{_MESSAGE}/link-check": {
            "GET": Operation("LinkCheck_check", check.check, LinkCheckResponse, query=check_query)
        },
        f"{_MESSAGE}/release": {
            "POST": Operation(
                "Sender_release", release.release, body=Release, query=_SEARCH, example={"To": ["paul@example.org"]}
            )
        },
    }


def _faults(backend: HttpBackend) -> Table:
    faults, chaos = FaultEndpoints(backend), ChaosEndpoints(backend)
    return {
        "/api/v1/faults": {
            "GET": Operation("FaultOrders_list", faults.list, FaultsInForce),
            "POST": Operation(
                "FaultOrders_attach", faults.attach, FaultNumber, FaultOrder, example={"Kind": "refuse", "Times": 2}
            ),
            "DELETE": Operation("FaultOrders_clear", faults.clear),
        },
        "/api/v1/faults/{number:fault}": {"DELETE": Operation("FaultOrders_detach", faults.detach)},
        "/api/v1/chaos": {
            "GET": Operation("ChaosOrders_list", chaos.list, ChaosTriggers),
            "PUT": Operation(
                "ChaosOrders_replace",
                chaos.replace,
                ChaosTriggers,
                ChaosOrder,
                example={"Sender": {"ErrorCode": 451, "Probability": 5}},
            ),
        },
    }


def _information(backend: HttpBackend) -> Table:
    information = InformationEndpoints(backend)
    return {
        "/api/v1/info": {"GET": Operation("Information_info", information.info, AppInformation)},
        "/api/v1/webui": {"GET": Operation("Information_webui", information.webui, WebUIConfiguration)},
        "/livez": {"GET": Operation("Information_alive", information.alive, None)},
        "/readyz": {"GET": Operation("Information_ready", information.ready, None, errors={503: TEXT})},
    }


def _views(backend: HttpBackend) -> Table:
    views = ViewEndpoints(backend)
    html_query = (*_SEARCH, "embed", "pictures", "scheme")
    return {
        "/view/{id}.html": {"GET": Operation("Views_html", views.html, "text/html", query=html_query)},
        "/view/{id}.txt": {"GET": Operation("Views_text", views.text, query=_SEARCH)},
        "/view/{id}": {"GET": Operation("Views_page", views.page, None, query=_SEARCH, status=302)},
    }
