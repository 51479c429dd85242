"""The site map of the API."""

from starlette.routing import BaseRoute, Route, WebSocketRoute

from fake_smtp.api.backend import Backend
from fake_smtp.api.event_stream import EventStream
from fake_smtp.api.fault_orders import FaultOrders
from fake_smtp.api.information import Information
from fake_smtp.api.link_check import LinkCheck
from fake_smtp.api.message import OneMessage
from fake_smtp.api.messages import Messages
from fake_smtp.api.openapi import description
from fake_smtp.api.sending import Sender
from fake_smtp.api.views import Views
from fake_smtp.api.waiting import Waiting


def api_routes(backend: Backend) -> list[BaseRoute]:
    """Return every route of one mailbox; the same ones stand under ``/mailboxes/{mailbox}``."""
    messages, message, waiting = Messages(backend), OneMessage(backend), Waiting(backend)
    sender, information, orders = Sender(backend), Information(backend), FaultOrders(backend)
    views, check = Views(backend), LinkCheck(backend)
    return [
        Route("/api/v1/messages", messages.list, methods=["GET"]),
        Route("/api/v1/messages", messages.mark, methods=["PUT"]),
        Route("/api/v1/messages", messages.delete, methods=["DELETE"]),
        Route("/api/v1/search", messages.search, methods=["GET"]),
        Route("/api/v1/search", messages.delete_found, methods=["DELETE"]),
        Route("/api/v1/tags", messages.tags, methods=["GET"]),
        Route("/api/v1/tags", messages.set_tags, methods=["PUT"]),
        Route("/api/v1/tags/{tag}", messages.rename_tag, methods=["PUT"]),
        Route("/api/v1/tags/{tag}", messages.delete_tag, methods=["DELETE"]),
        Route("/api/v1/message/{id}", message.whole, methods=["GET"]),
        Route("/api/v1/message/{id}/headers", message.headers, methods=["GET"]),
        Route("/api/v1/message/{id}/raw", message.raw, methods=["GET"]),
        Route("/api/v1/message/{id}/part/{part}", message.part, methods=["GET"]),
        Route("/api/v1/message/{id}/part/{part}/thumb", message.thumb, methods=["GET"]),
        Route("/api/v1/message/{id}/links", message.links, methods=["GET"]),
        Route("/api/v1/message/{id}/codes", message.codes, methods=["GET"]),
        Route("/api/v1/message/{id}/link-check", check.check, methods=["GET"]),
        Route("/api/v1/message/{id}/release", sender.release, methods=["POST"]),
        Route("/api/v1/send", sender.send, methods=["POST"]),
        Route("/api/v1/mark", waiting.mark, methods=["GET"]),
        Route("/api/v1/wait", waiting.wait, methods=["GET"]),
        Route("/api/v1/faults", orders.list, methods=["GET"]),
        Route("/api/v1/faults", orders.attach, methods=["POST"]),
        Route("/api/v1/faults", orders.clear, methods=["DELETE"]),
        Route("/api/v1/faults/{number:int}", orders.detach, methods=["DELETE"]),
        Route("/api/v1/chaos", information.chaos, methods=["GET"]),
        Route("/api/v1/chaos", information.set_chaos, methods=["PUT"]),
        Route("/api/v1/info", information.info, methods=["GET"]),
        Route("/api/v1/webui", information.webui, methods=["GET"]),
        Route("/api/v1/openapi.json", description, methods=["GET"]),
        WebSocketRoute("/api/events", EventStream(backend).follow),
        Route("/view/{id}.html", views.html, methods=["GET"], name="body"),
        Route("/view/{id}.txt", views.text, methods=["GET"]),
        Route("/view/{id}", views.page, methods=["GET"]),
        Route("/livez", information.alive, methods=["GET"]),
        Route("/readyz", information.ready, methods=["GET"]),
    ]
