"""How a procedure begins: what the town has done for the family, and how far the family has come."""

from enum import StrEnum


class Beginning(StrEnum):
    """Where a family stands before the first step; on a mock it is brought there, elsewhere it stands there already."""

    INVITED = "invited"
    """The town has sent the message of invitation."""
    MESSAGE_LOST = "message-lost"
    """The town has sent it, and it never came."""
    OPEN = "open"
    """The family has its own credentials, and its space is open."""
