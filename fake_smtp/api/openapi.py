"""The description of the API, in OpenAPI 3.1."""

from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response


def description(_request: Request) -> Response:
    """Answer the description."""
    return Response(files("fake_smtp").joinpath("openapi.json").read_bytes(), media_type="application/json")
