"""The town hall: shapes one tenant by the control API."""

from email.message import EmailMessage
from typing import Any

import httpx

from tests.mock_portal.support.mail_sink import MailSink
from tests.mock_portal.support.resident import CHILD_KEY, Resident

CLOCK = "2026-09-07T09:00:00+02:00"
SEED = 7


class TownHall:
    """One tenant, and the mailbox of its residents."""

    def __init__(self, api: httpx.Client, slug: str, sink: MailSink, **values: Any) -> None:
        self.api = api
        self.slug = slug
        self.sink = sink
        tenant = {"slug": slug, "town": "velizy", "seed": SEED, "clock": CLOCK, **values}
        self.base_url: str = self.call("POST", "/__control__/tenants", tenant)["base_url"]

    def call(self, method: str, path: str, body: object = None) -> Any:
        """Call the API below the tenant, or below its root for a path that begins so."""
        url = path if path.startswith("/") else f"/__control__/tenants/{self.slug}/{path}".rstrip("/")
        response = self.api.request(method, url, json=body)
        assert response.is_success, response.text
        return response.json() if response.content else None

    @property
    def email(self) -> str:
        """The address of the first family; no other tenant has it, so that no late message is mistaken for another."""
        return f"marie.martin@{self.slug}.example"

    def take(self) -> EmailMessage:
        """The next message to the first family."""
        return self.sink.take(self.email)

    def register(self, email: str | None = None, **values: Any) -> int:
        family = {
            "first_name": "Marie",
            "last_name": "Martin",
            "email": email or self.email,
            "child_key": CHILD_KEY,
            **values,
        }
        return int(self.call("POST", "families", family)["id"])

    def invite(self, family: int) -> Resident:
        self.call("POST", f"families/{family}/invitation")
        return Resident(self.base_url, self.sink.take(self.family(family)["email"]))

    def family(self, family: int) -> Any:
        return self.call("GET", f"families/{family}")

    def state(self, family: int) -> str:
        return str(self.family(family)["state"])

    def events(self) -> list[str]:
        return [event["event"] for event in self.call("GET", "journal")]

    def wait_for(self, event: str) -> None:
        """Return once an event has happened, which must be within seconds."""
        found = self.call("GET", f"journal/verification?event={event}&wait=20")
        assert found["happened"], f"no {event!r}: {self.events()}"

    def set_defects(self, *names: str) -> None:
        self.call("PUT", "defects", list(names))
