"""The sessions of browsers: one cookie each, of which the store keeps only a digest."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ..storage.store import Store
from ..storage.timestamps import to_text
from ..tenants.tenants import Tenant
from .tokens import digest

COOKIE = "ASP.NET_SessionIdEC"
"""The name of the real portal's cookie."""
LIFE = timedelta(minutes=20)
"""The time after its last use at which a session ends; invented."""
LONGEST = timedelta(hours=12)
"""The time after its opening at which a session ends, however busy it is; invented."""
MOST = 20_000
"""How many sessions a tenant has at once; beyond, those that were used least lately end, of whoever they are."""
COUNTED_EVERY = 100
"""After so many new sessions they are counted: to count them at each would take longer than to open one."""
RENEW_AFTER = timedelta(seconds=30)
"""The age at which the moment of the last use is written anew: a page in between costs no write."""


@dataclass(frozen=True)
class Session:
    """One browser's session with one tenant."""

    id: str
    family: int | None
    csrf: str
    """The token that every form of this session must bring."""
    terms_token: str
    """The token that stands after the last line of the terms."""
    notice: str | None
    """The sentence that the next page shows."""
    seen_at: datetime


class Sessions:
    """Opens, finds, renews and ends sessions."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._opened = 0

    def open(self, tenant: Tenant, *, family: int | None = None, notice: str | None = None) -> Session:
        """A new session, of nobody or of a family, with a new id."""
        session = Session(
            id=secrets.token_urlsafe(32),
            family=family,
            csrf=secrets.token_urlsafe(24),
            terms_token=secrets.token_urlsafe(24),
            notice=notice,
            seen_at=tenant.now(),
        )
        with self._store.transaction():
            self._drop_expired(tenant)
            self._store.run(
                "INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                digest(session.id), tenant.slug, family, session.csrf, session.terms_token, notice, tenant.stamp(),
                tenant.stamp(),
            )  # fmt: skip
        return session

    def find(self, tenant: Tenant, id: str | None) -> Session | None:  # noqa: A002 - the cookie's own word
        """The session of this id, if it has not ended; finding it renews it."""
        row = id and self._store.one("SELECT * FROM sessions WHERE digest = ? AND tenant = ?", digest(id), tenant.slug)
        if not id or not row:
            return None
        now = tenant.now()
        session = Session(id, row["family"], row["csrf"], row["reading"], row["notice"], seen_at=now)
        if now - datetime.fromisoformat(row["opened_at"]) > LONGEST:
            self.end(session)
            return None
        return self._renew(tenant, session, now - datetime.fromisoformat(row["seen_at"]))

    def _renew(self, tenant: Tenant, session: Session, unused: timedelta) -> Session | None:
        if unused > LIFE:
            self.end(session)
            return None
        # Absolute, because the tenant's clock can be set back.
        if abs(unused) > RENEW_AFTER:
            self._store.run("UPDATE sessions SET seen_at = ? WHERE digest = ?", tenant.stamp(), digest(session.id))
        return session

    def take_notice(self, session: Session) -> Session:
        """The session without its notice."""
        self._store.run("UPDATE sessions SET notice = NULL WHERE digest = ?", digest(session.id))
        return replace(session, notice=None)

    def give_notice(self, session: Session, notice: str) -> Session:
        """The session with a notice for its next page."""
        self._store.run("UPDATE sessions SET notice = ? WHERE digest = ?", notice, digest(session.id))
        return replace(session, notice=notice)

    def end(self, session: Session) -> None:
        """Delete a session."""
        self._store.run("DELETE FROM sessions WHERE digest = ?", digest(session.id))

    def end_all(self, family: int) -> None:
        """Delete every session of a family."""
        self._store.run("DELETE FROM sessions WHERE family = ?", family)

    def _drop_expired(self, tenant: Tenant) -> None:
        self._store.run(
            "DELETE FROM sessions WHERE tenant = ? AND seen_at < ?", tenant.slug, to_text(tenant.now() - LIFE)
        )
        self._opened += 1
        if self._opened % COUNTED_EVERY == 0:  # where the clock stands still, none expires
            self._store.run(
                "DELETE FROM sessions WHERE digest IN (SELECT digest FROM sessions WHERE tenant = ?"
                " ORDER BY seen_at DESC, rowid DESC LIMIT -1 OFFSET ?)",
                tenant.slug, MOST,
            )  # fmt: skip
