"""Refusals of the API, in Mailpit's form: the reason as plain text."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response


class BadRequest(Exception):
    """Ends a request with its status and one sentence."""

    def __init__(self, reason: str, status: int = 400) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


def refuse(_request: Request, error: Exception) -> Response:
    """Answer a request that cannot be fulfilled as it was made."""
    status = error.status if isinstance(error, BadRequest) else 400
    return PlainTextResponse(str(error), status)


def not_found(_request: Request, _error: Exception) -> Response:
    """Answer as Mailpit does."""
    return PlainTextResponse("404 page not found", 404)
