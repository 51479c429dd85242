"""The ids of families in addresses: no longer than the store can hold."""

from starlette.convertors import Convertor, register_url_convertor

FAMILY = "{family:id}"
"""Stands for the id in the path of a route."""


class Id(Convertor[int]):
    """As many digits as fit into the store; a longer number is no address of the portal."""

    regex = "[0-9]{1,18}"

    def convert(self, value: str) -> int:
        """Read the id."""
        return int(value)

    def to_string(self, value: int) -> str:
        """Write the id."""
        return str(value)


register_url_convertor("id", Id())
