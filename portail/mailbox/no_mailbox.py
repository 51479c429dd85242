"""The mailbox of a target that names none."""

from typing import Any, Never

from portail.errors import WrongUsage
from portail.wording import mailbox as words


class NoMailbox:
    """Refuses to be read: a procedure that reads mail needs a target that says where."""

    def mark(self) -> None:
        """Return now: nothing ever arrives."""

    def wait_for(self, **_: Any) -> Never:
        """Refuse.

        Raises:
            WrongUsage: always.
        """
        raise WrongUsage(words.NONE)

    def search(self, **_: Any) -> list[Never]:
        """Return nothing: nothing ever arrives."""
        return []

    def url_of(self, message: Any) -> Never:
        """Refuse, as `wait_for` does."""
        self.wait_for(message=message)
