"""The routes of the webmail."""

from starlette.routing import BaseRoute, Route

from .pages import Pages


def page_routes(pages: Pages) -> list[BaseRoute]:
    """Return the routes of one mailbox; the same ones are mounted under ``/mailboxes/{mailbox}``."""
    return [
        Route("/", pages.inbox, methods=["GET"]),
        Route("/messages/delete", pages.delete_all, methods=["POST"]),
        Route("/messages/{id}", pages.message, methods=["GET"]),
        Route("/messages/{id}/delete", pages.delete, methods=["POST"]),
    ]
