"""The catalogue of faults: disturbances from outside the portal, of which its pages know nothing.

A fault is a value attached to a tenant. It is applied until its count is used up or its time window closes on the
tenant's clock; then it is over.
"""

import random
from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from ..errors import InvalidRequest
from ..tenants.clock import FIRST_YEAR, LAST_YEAR, OF_THESE_YEARS, is_in_range
from ..tenants.tenants import Tenant

Moment = Annotated[datetime, Meta(tz=True, extra_json_schema={"pattern": OF_THESE_YEARS})]
LONGEST = 600
"""How long a page or a message may be delayed, in seconds."""


class FaultName(StrEnum):
    """The names of all faults; clients of the control API know them."""

    SLOW_PAGE = "slow-page"
    ERROR_429 = "error-429"
    ERROR_500 = "error-500"
    ERROR_503 = "error-503"
    SESSION_GONE = "session-gone"
    MESSAGE_LATE = "message-late"
    MESSAGE_LOST = "message-lost"
    MESSAGE_TWICE = "message-twice"
    LINK_MANGLED = "link-mangled"
    PAYMENT_DOWN = "payment-down"
    RESULT_UNKNOWN = "result-unknown"
    NOTIFICATION_LATE = "notification-late"
    NOTIFICATION_LOST = "notification-lost"
    NOTIFICATION_TWICE = "notification-twice"


CATALOGUE = {
    FaultName.SLOW_PAGE: "A page answers only after some seconds.",
    FaultName.ERROR_429: "A page answers that too many requests were made, and when to try again; nothing is done.",
    FaultName.ERROR_500: "A page answers with an internal error, and nothing is done.",
    FaultName.ERROR_503: "A page answers that the portal is out of order, and when to try again; nothing is done.",
    FaultName.SESSION_GONE: "The session of a family that is signed in has ended when a page is asked for.",
    FaultName.MESSAGE_LATE: "A message is handed to the mail server only after some seconds.",
    FaultName.MESSAGE_LOST: "A message is never handed to the mail server, and nobody is told.",
    FaultName.MESSAGE_TWICE: "A message is handed to the mail server twice.",
    FaultName.LINK_MANGLED: "The link in a message is cut off in its middle.",
    FaultName.PAYMENT_DOWN: "The pages of the payment stand-in answer that it is out of order; nothing is paid.",
    FaultName.RESULT_UNKNOWN: "The payment stand-in does not know the result of a payment that has ended (P5).",
    FaultName.NOTIFICATION_LATE: "The payment stand-in tells the town late that a payment has ended.",
    FaultName.NOTIFICATION_LOST: "The payment stand-in does not tell the town that a payment has ended.",
    FaultName.NOTIFICATION_TWICE: "The payment stand-in tells the town twice that a payment has ended.",
}
ERRORS = {FaultName.ERROR_429: 429, FaultName.ERROR_500: 500, FaultName.ERROR_503: 503}
"""The statuses with which pages answer."""
OF_PAGES = (FaultName.SLOW_PAGE, FaultName.SESSION_GONE, *ERRORS)
LASTING = (FaultName.SLOW_PAGE, FaultName.MESSAGE_LATE, FaultName.NOTIFICATION_LATE)
"""The faults that delay something."""


class Fault(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One fault, and when it is applied."""

    name: FaultName
    page: str | None = None
    """The only page that it affects, below the town's address; by default every page."""
    seconds: Annotated[float, Meta(ge=0, le=LONGEST)] = 2.0
    """The delay of what is slow or late; of an error 429 or 503, after how long the answer says to try again."""
    probability: Annotated[float, Meta(ge=0, le=1)] = 1.0
    count: Annotated[int, Meta(ge=1, le=2**31)] | None = None
    """How often it is applied; by default without limit."""
    since: Moment | None = None
    until: Moment | None = None
    seed: Annotated[int, Meta(ge=0, le=2**53)] | None = None
    """The seed of its probability; by default the tenant's own."""

    def check(self, pages: Collection[str]) -> None:
        """Refuse a fault that could never be applied to one of these pages.

        Raises:
            InvalidRequest: a page is named that there is not, or for a fault that affects no pages; or a moment is out
                of range.
        """
        if self.page is not None and self.name not in OF_PAGES:
            raise InvalidRequest(f"page: leave the page out: {self.name} does not strike pages.")
        if self.page is not None and self.page not in pages:
            known = ", ".join(map(repr, sorted(pages)))
            raise InvalidRequest(f"page: there is no page {self.page!r}: use one of {known}.")
        if not all(is_in_range(moment) for moment in (self.since, self.until) if moment):
            raise InvalidRequest(f"since, until: give moments of the years {FIRST_YEAR} to {LAST_YEAR}.")

    def is_over(self, now: datetime, applied: int) -> bool:
        """Whether its count is used up or its time window has closed."""
        return (self.count is not None and applied >= self.count) or (self.until is not None and now > self.until)

    def is_active(self, now: datetime, applied: int) -> bool:
        """Whether it may be applied now, after `applied` times."""
        return not self.is_over(now, applied) and (self.since is None or now >= self.since)

    def draw(self, tenant: Tenant, position: int, occasion: int) -> bool:
        """Whether it is applied this time, by its probability; with a seed, always the same."""
        own = random.Random(f"{self.seed}/{occasion}") if self.seed is not None else None
        return (own or tenant.randomness.of("fault", position, occasion)).random() < self.probability
