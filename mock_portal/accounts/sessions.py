"""The sessions of browsers: one cookie, of which the store keeps only a digest."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mock_portal.accounts.invitations import digest
from mock_portal.storage.store import Store
from mock_portal.tenants.clock import to_text
from mock_portal.tenants.tenants import Tenant

COOKIE = "ASP.NET_SessionIdEC"
"""The name that the real portal uses."""
LIFE = timedelta(minutes=20)
"""How long a session lives after it was last used."""
TOUCH_AFTER = timedelta(seconds=30)
"""How old the note of the last use may be before it is renewed."""


@dataclass(frozen=True)
class Session:
    """One browser's session with one tenant."""

    id: str
    family: int | None
    csrf: str
    """What every form of this session brings along."""
    reading: str
    """The mark after the last line of the terms."""
    notice: str | None
    """What the next page has to say."""
    seen_at: datetime


class Sessions:
    """Opens, finds, renews and ends sessions."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def open(self, tenant: Tenant, *, family: int | None = None, notice: str | None = None) -> Session:
        """A new session, of nobody or of a family, with an id that nobody has seen before."""
        session = Session(
            id=secrets.token_urlsafe(32),
            family=family,
            csrf=secrets.token_urlsafe(24),
            reading=secrets.token_urlsafe(24),
            notice=notice,
            seen_at=tenant.now(),
        )
        with self._store.transaction():
            self._drop_expired(tenant)
            self._store.run(
                "INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?)",
                digest(session.id), tenant.slug, family, session.csrf, session.reading, notice, tenant.stamp(),
            )  # fmt: skip
        return session

    def find(self, tenant: Tenant, id: str | None) -> Session | None:  # noqa: A002 - the cookie's own word
        """The living session of this id, renewed by being found."""
        row = id and self._store.one("SELECT * FROM sessions WHERE digest = ? AND tenant = ?", digest(id), tenant.slug)
        if not id or not row:
            return None
        now = tenant.now()
        session = Session(id, row["family"], row["csrf"], row["reading"], row["notice"], seen_at=now)
        return self._renew(tenant, session, now - datetime.fromisoformat(row["seen_at"]))

    def _renew(self, tenant: Tenant, session: Session, unused: timedelta) -> Session | None:
        if unused > LIFE:
            self.end(session)
            return None
        if abs(unused) > TOUCH_AFTER:
            self._store.run("UPDATE sessions SET seen_at = ? WHERE digest = ?", tenant.stamp(), digest(session.id))
        return session

    def take_notice(self, session: Session) -> Session:
        """The session without its notice, which has been shown."""
        self._store.run("UPDATE sessions SET notice = NULL WHERE digest = ?", digest(session.id))
        return replace(session, notice=None)

    def give_notice(self, session: Session, notice: str) -> Session:
        """The session with something to say on its next page."""
        self._store.run("UPDATE sessions SET notice = ? WHERE digest = ?", notice, digest(session.id))
        return replace(session, notice=notice)

    def end(self, session: Session) -> None:
        """Forget a session."""
        self._store.run("DELETE FROM sessions WHERE digest = ?", digest(session.id))

    def end_all(self, family: int) -> None:
        """Forget every session of a family."""
        self._store.run("DELETE FROM sessions WHERE family = ?", family)

    def _drop_expired(self, tenant: Tenant) -> None:
        self._store.run(
            "DELETE FROM sessions WHERE tenant = ? AND seen_at < ?", tenant.slug, to_text(tenant.now() - LIFE)
        )
