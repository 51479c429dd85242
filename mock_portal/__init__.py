"""The mock portal: a town's family portal that follows the written procedure, and that tests control.

Public is what `__all__` names, `python -m mock_portal`, and the control API. Everything else is private and may change.

Belongs here: the portal's pages, its state, its messages and its control API, with SMTP as a client.
Does not belong here: reading mail, driving a browser, judging the portal.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .server import MockPortal

__all__ = ["MockPortal"]


def __getattr__(name: str) -> Any:
    """Import the server when it is first used: importing the package, or one of its errors, stays fast."""
    if name == "MockPortal":
        from .server import MockPortal

        return MockPortal
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
