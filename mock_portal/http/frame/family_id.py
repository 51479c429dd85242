"""The id of a family in an address."""

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request

FAMILY_ID, INVOICE_ID = "{family:id}", "{invoice:id}"
"""The placeholders of ids in the path of a route."""


class IdConvertor(Convertor[int]):
    """At most 18 digits, which SQLite can hold; a longer number is no address of the portal."""

    regex = "[0-9]{1,18}"

    def convert(self, value: str) -> int:
        """The id of a path."""
        return int(value)

    def to_string(self, value: int) -> str:
        """The text of an id."""
        return str(value)


register_url_convertor("id", IdConvertor())


def family_id(request: Request) -> int:
    """The id of the family in the path of a request."""
    return int(request.path_params["family"])
