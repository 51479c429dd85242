"""A portal in this thread, without network: what is sent together is handled in an order that a test chooses."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import httpx

from mock_portal.components import Components, build_components
from mock_portal.families.families import Family
from mock_portal.http.app import serve
from mock_portal.mail.smtp_client import Wire
from mock_portal.settings import Settings
from mock_portal.storage.store import Store
from mock_portal.tenants.journal import EventName
from mock_portal.tenants.tenants import Tenant
from mock_portal.towns.town_file import read_towns
from tests.mock_portal.support.gate import Gate
from tests.mock_portal.support.page import Page
from tests.mock_portal.support.resident import PASSWORD, found, text_of

PAYMENT_PORT = 2
USERNAME = "marie.martin"
BASE = "http://127.0.0.1:1/ville/espace-citoyens/"


class Postbox:
    """Takes every message at once."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []

    async def send(self, wire: Wire, taken: Callable[[], None]) -> None:
        message = message_from_bytes(wire.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        taken()

    @property
    def links(self) -> list[str]:
        return [found(r"(http\S+cle=\S+)", text_of(each)) for each in self.messages if "cle=" in text_of(each)]


class Browser:
    """One browser at the portal."""

    def __init__(self, app: httpx.ASGITransport) -> None:
        self.client = httpx.AsyncClient(transport=app, base_url=BASE)

    async def open(self, page: str) -> Page:
        return Page(await self.client.get(page, follow_redirects=True))

    async def fill(self, page: str, **fields: str) -> dict[str, str]:
        """The values of the form of a page, with other ones in some fields."""
        return {**(await self.open(page)).values, **fields}

    async def send(self, page: str, values: dict[str, str]) -> httpx.Response:
        return await self.client.post(page, data=values)

    async def sign_in(self, username: str = USERNAME, password: str = PASSWORD) -> httpx.Response:
        return await self.send("Home/Logon", await self.fill("Home/Logon", username=username, password=password))

    async def is_signed_in(self) -> bool:
        return (await self.client.get("Home/Session")).status_code == 204


@dataclass
class World:
    """A portal with one tenant and one family."""

    store: Store
    parts: Components
    gate: Gate
    postbox: Postbox
    app: httpx.ASGITransport
    tenant: Tenant
    family: Family
    browsers: list[Browser] = field(default_factory=list)

    def browser(self) -> Browser:
        self.browsers.append(Browser(self.app))
        return self.browsers[-1]

    async def deliver(self) -> None:
        """Let every letter arrive that is waiting."""
        for letter in self.parts.outbox.letters.of(self.family.id):
            await self.parts.outbox.deliver(letter)

    async def open_space(self) -> None:
        await self.parts.accounts.complete_procedure(self.tenant, self.family.id, USERNAME, PASSWORD)

    async def invite(self) -> tuple[str, str]:
        """The provisional credentials of an invitation whose link has been opened."""
        await self.parts.inviter.invite(self.tenant, self.family)
        await self.browser().open(self.postbox.links[-1])
        text = text_of(self.postbox.messages[-1])
        return found(r"Nom d'utilisateur\s*: (\S+)", text), found(r"Mot de passe\s*: (\S+)", text)

    async def reset_link(self) -> str:
        browser, page = self.browser(), "Home/MotDePasseOublie"
        await browser.send(page, await browser.fill(page, email=self.family.email))
        await self.deliver()
        return self.postbox.links[-1]

    def events(self, name: EventName) -> int:
        return [event.event for event in self.parts.journal.events(self.tenant)].count(name)

    async def payment_page(self) -> str:
        """The page that pays the family's first invoice."""
        [invoice] = self.parts.invoices.unpaid(self.family.id)
        return f"MonCompte/Paiement?IdFactureUnique={invoice.id}"


@asynccontextmanager
async def new_world(data: Path | None = None) -> AsyncIterator[World]:
    store, gate, postbox = Store(data), Gate(), Postbox()
    root = "http://127.0.0.1:1/"
    settings = Settings(("127.0.0.1", 9), root, f"http://127.0.0.1:{PAYMENT_PORT}/", root)
    parts = build_components(settings, store, read_towns(), hashing=gate, mail_client=postbox)
    tenant = parts.tenants.create("ville", town="velizy")
    family = parts.families.register(tenant, first_name="Marie", last_name="Martin", email="marie@example.org")
    world = World(store, parts, gate, postbox, httpx.ASGITransport(serve(parts, PAYMENT_PORT)), tenant, family)
    try:
        yield world
    finally:
        for browser in world.browsers:
            await browser.client.aclose()
        store.close()


def location(answer: httpx.Response) -> str:
    """The page that an answer leads to, without its query; "" where it leads nowhere."""
    return re.sub(r".*/espace-citoyens/|\?.*", "", answer.headers.get("location", ""))
