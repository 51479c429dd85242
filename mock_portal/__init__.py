"""The mock portal: a town's family portal, faithful to the written procedure, that tests may shape.

Belongs here: the portal's pages, its state, its messages and its control API. Knows HTTP, HTML and SMTP as a client.
Does not belong here: reading mail, driving a browser, judging the portal.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mock_portal.server import MockPortal

__all__ = ["MockPortal"]


def __getattr__(name: str) -> Any:
    """Import the server only when it is asked for: the package itself stays light."""
    if name == "MockPortal":
        from mock_portal.server import MockPortal

        return MockPortal
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
