"""Faults of the mail of one test, put into force at the mail catcher."""

from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote

import httpx

from portail.errors import EnvironmentNotReady

Kind = Literal["refuse", "delay", "drop", "greylist", "lose", "duplicate", "late", "reorder"]


@dataclass(frozen=True)
class MailFault:
    """A fault in force, and how often it applied."""

    kind: str
    at: str
    applied: int


class MailFaults:
    """The faults of messages to one mail domain; `url` is the address of the mail catcher.

    Raises:
        EnvironmentNotReady: the catcher does not answer, or takes no faults.
    """

    def __init__(self, url: str, domain: str) -> None:
        self._orders = f"{url.rstrip('/')}/mailboxes/{quote('@' + domain)}/api/v1/faults"

    def attach(
        self,
        kind: Kind,
        *,
        at: str = "RCPT",
        code: int = 451,
        text: str = "4.3.0 Refused on order",
        seconds: float = 0,
        times: int | None = None,
    ) -> None:
        """Put a fault into force.

        Args:
            kind: `refuse` with code and text, `delay` the answer by seconds, `drop` the connection, `greylist`; and
                once a message is accepted: `lose` it, `duplicate` it, bring it `late` by seconds, or `reorder` it.
            at: the SMTP command at which `refuse`, `delay` or `drop` applies.
            code: the reply of `refuse`.
            text: its text.
            seconds: how long `delay` and `late` take.
            times: how often it applies; `None`: always.
        """
        order = {"Kind": kind, "At": at, "Code": code, "Text": text, "Seconds": seconds, "Times": times}
        self._ask("POST", order)

    def listed(self) -> list[MailFault]:
        """Return the faults in force."""
        return [MailFault(each["Kind"], each["At"], each["Struck"]) for each in self._ask("GET").json()["Faults"]]

    def clear(self) -> None:
        """Take back every fault of this domain."""
        self._ask("DELETE")

    def _ask(self, method: str, order: dict[str, Any] | None = None) -> httpx.Response:
        try:
            return httpx.request(method, self._orders, json=order, trust_env=False).raise_for_status()
        except httpx.HTTPError as error:
            raise EnvironmentNotReady(
                f"La boîte mail ne prend pas d’ordres à {self._orders} ({error}). Seul fake_smtp en prend."
            ) from error
