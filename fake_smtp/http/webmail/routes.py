"""The routes of the webmail."""

from starlette.routing import BaseRoute, Route

from .actions import Actions
from .pages import Pages


def page_routes(pages: Pages, actions: Actions) -> list[BaseRoute]:
    """Return the routes of one mailbox; the same ones are mounted under ``/mailboxes/{mailbox}``."""
    return [
        Route("/", pages.inbox, methods=["GET"]),
        Route("/messages/act", actions.act, methods=["POST"]),
        Route("/messages/delete", actions.delete_all, methods=["POST"]),
        Route("/messages/{id}", pages.message, methods=["GET"]),
        Route("/messages/{id}/delete", actions.delete, methods=["POST"]),
        Route("/messages/{id}/tag", actions.tag, methods=["POST"]),
        Route("/messages/{id}/unread", actions.mark_unread, methods=["POST"]),
    ]
