"""The table `[patience]` of a target: how long a walk waits there."""

from typing import Annotated

import msgspec

Seconds = Annotated[float, msgspec.Meta(gt=0, le=86_400)]
MAIL = 30.0


class Patience(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long a walk waits, in seconds; `None`: as everywhere.

    Attributes:
        act: for a screen, or what is acted on.
        page: for a page that was asked for.
        mail: for a message.
        step: for a step, whatever it waits for.
        walk: for the whole walk.
    """

    act: Seconds | None = None
    page: Seconds | None = None
    mail: Seconds | None = None
    step: Seconds | None = None
    walk: Seconds | None = None
