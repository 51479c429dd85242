"""Error responses of the API, as in Mailpit: the reason as plain text."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ...errors import DiskFull


class BadRequest(Exception):
    """Raised to end a request with this status and one sentence."""

    def __init__(self, reason: str, status: int = 400) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


def error_response(_request: Request, error: Exception) -> Response:
    """Return the response to a request that raised ``BadRequest``, ``BadQuery`` or ``DiskFull``."""
    status = error.status if isinstance(error, BadRequest) else 507 if isinstance(error, DiskFull) else 400
    return PlainTextResponse(str(error), status)


def not_found(_request: Request, _error: Exception) -> Response:
    """Return the response to a request for an unknown path, as Mailpit does."""
    return PlainTextResponse("404 page not found", 404)
