"""A family that is about to be registered."""

from dataclasses import dataclass

from .members import Member


@dataclass(frozen=True)
class Registrant:
    """A parent with the e-mail address of the family, from a file or generated."""

    first_name: str
    last_name: str
    email: str
    child_key: str | None = None
    """The key of the town's first service; by default a generated one."""
    members: tuple[Member, ...] = ()
    """The other parent and the children, where they are known."""
    place: str = ""
    """The position in the source, for error messages: "line 3", "family 17"."""
