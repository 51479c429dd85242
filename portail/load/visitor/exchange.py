"""What is asked of a portal, and what it answers; how is the business of the load process."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

Field = tuple[str, str | Path]
"""The name of a field, and its value or the file that is given."""


@dataclass(frozen=True)
class Request:
    """A page is asked for; `fields` go into its address, or, where the method is POST, with it."""

    url: str
    method: Literal["GET", "POST"] = "GET"
    fields: Sequence[Field] = ()
    is_multipart: bool = False


@dataclass(frozen=True)
class Answer:
    """A page as it came, once redirections were followed: its address, its status, and its HTML."""

    url: str
    status: int
    html: str


class Connection(Protocol):
    """How a portal is reached: as one browser reaches it, with its cookies."""

    def ask(self, request: Request, step: str) -> Answer:
        """Return what is answered.

        Args:
            request: what is asked for.
            step: the id of the step in which it is.

        Raises:
            Broken: there is no answer, or it leads to a host that may not be loaded.
        """

    def ask_again(self, request: Request, step: str) -> Answer:
        """Do as `ask`, by somebody who asks a second time when no answer comes soon; nothing is sent twice."""

    def forget(self) -> None:
        """Begin anew, as a new browser does."""
