"""The catalogue of faults: trouble of the surroundings, that no page knows of.

A fault is a value attached to a tenant. It strikes as long as its count lasts and its time window is open on the
tenant's clock; after that it has healed by itself.
"""

import random
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from mock_portal.errors import InvalidRequest
from mock_portal.tenants.clock import EARLIEST, LATEST
from mock_portal.tenants.tenants import Tenant

Moment = Annotated[datetime, Meta(tz=True)]
LONGEST = 600


class FaultName(StrEnum):
    """What may go wrong."""

    SLOW_PAGE = "slow-page"
    ERROR_500 = "error-500"
    SESSION_GONE = "session-gone"
    MESSAGE_LATE = "message-late"
    MESSAGE_LOST = "message-lost"
    MESSAGE_TWICE = "message-twice"
    LINK_MANGLED = "link-mangled"
    NOTIFICATION_LOST = "notification-lost"


CATALOGUE = {
    FaultName.SLOW_PAGE: "A page answers only after some seconds.",
    FaultName.ERROR_500: "A page answers with an internal error, and nothing is done.",
    FaultName.SESSION_GONE: "The session of a family that is signed in has ended when a page is asked for.",
    FaultName.MESSAGE_LATE: "A message is handed to the mail server only after some seconds.",
    FaultName.MESSAGE_LOST: "A message is never handed to the mail server, and nobody is told.",
    FaultName.MESSAGE_TWICE: "A message is handed to the mail server twice.",
    FaultName.LINK_MANGLED: "The link in a message is cut off in its middle.",
    FaultName.NOTIFICATION_LOST: "The payment stand-in does not tell the town that a payment has ended.",
}
OF_PAGES = (FaultName.SLOW_PAGE, FaultName.ERROR_500, FaultName.SESSION_GONE)


class Fault(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One trouble, and when it strikes."""

    name: FaultName
    page: str | None = None
    """The only page that it strikes, below the town's address; by default it strikes every page."""
    seconds: Annotated[float, Meta(ge=0, le=LONGEST)] = 2.0
    """How long a slow page or a late message takes."""
    probability: Annotated[float, Meta(ge=0, le=1)] = 1.0
    count: Annotated[int, Meta(ge=1, le=2**31)] | None = None
    """How often it strikes before it has healed; by default for ever."""
    since: Moment | None = None
    until: Moment | None = None
    seed: Annotated[int, Meta(ge=0, le=2**53)] | None = None
    """Where its chances come from; by default from the tenant's own seed."""

    def check(self) -> None:
        """See that it can strike.

        Raises:
            InvalidRequest: a page is named for trouble that does not strike pages, or a moment is too far off.
        """
        if self.page is not None and self.name not in OF_PAGES:
            raise InvalidRequest(f"page: leave the page out: {self.name} does not strike pages.")
        if not all(EARLIEST <= moment <= LATEST for moment in (self.since, self.until) if moment):
            raise InvalidRequest(f"since, until: give moments between {EARLIEST:%Y} and {LATEST:%Y}.")

    def has_healed(self, now: datetime, struck: int) -> bool:
        """Tell whether its count is used up or its time is over."""
        return (self.count is not None and struck >= self.count) or (self.until is not None and now > self.until)

    def is_active(self, now: datetime, struck: int) -> bool:
        """Tell whether it may strike now, having struck so often."""
        return not self.has_healed(now, struck) and (self.since is None or now >= self.since)

    def draw(self, tenant: Tenant, position: int, met: int) -> bool:
        """Tell whether it strikes at this occasion; with a seed, always the same."""
        own = random.Random(f"{self.seed}/{met}") if self.seed is not None else None
        return (own or tenant.randomness.of("fault", position, met)).random() < self.probability
