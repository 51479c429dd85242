"""The values that a project's steps need beside the person: what each is, and how it is recognised."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ValueKind:
    r"""A value that steps need, such as the number of a reader's card.

    Attributes:
        name: its name in `[values]` of a target and in `walk.values`.
        description: what it is, to complete the sentence « … demande … ».
        example: the value that the document shows; a walk looks for the person's own instead.
        format: the regular expression of every such value; expected where the person's own is not known.
        secret: whether it is covered on pictures of a real person, and removed from texts.
    """

    name: str
    description: str = ""
    example: str = ""
    format: str = r"\S+"
    secret: bool = False
