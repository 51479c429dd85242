"""The letters of the outbox: messages as they go to the mail server, kept until it has taken them."""

import sqlite3
from dataclasses import dataclass, fields
from enum import StrEnum

from ..storage.store import Store
from ..tenants.clock import utc_now
from ..tenants.tenants import Tenant
from .smtp_client import Wire


class Kind(StrEnum):
    """What a letter is, and with it what happens once it has been sent or refused; the data file holds these words."""

    INVITATION = "invitation"
    INVITATION_ASKED = "invitation-asked"
    """An invitation that somebody asked for on the page of help."""
    PASSWORD_RESET = "password-reset"
    ADDRESS_CHANGE = "address-change"
    NOTICE = "notice"
    """A confirmation or a receipt: nothing depends on it, and it is tried until it has been sent."""
    VOID = "void"
    """No letter at all: it is dropped when it is due, after the same work as the others."""


@dataclass(frozen=True)
class Letter:
    """One letter: whose it is, what it is about (the id of an invitation or of a link), and when it is due."""

    id: int
    tenant: str
    family: int | None
    kind: Kind
    subject: int | None
    wire: Wire
    due_at: float
    """By the machine's clock, in seconds since 1970: the mail server knows no tenant's time."""
    attempts: int


class Letters:
    """Keeps the letters."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self, tenant: Tenant, family: int | None, kind: Kind, subject: int | None, wire: Wire, delay: float
    ) -> Letter:
        """A new letter, due after some seconds."""
        due_at = _now() + delay
        row = self._store.run(
            "INSERT INTO letters (tenant, family, kind, subject, sender, recipient, content, is_international, due_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            tenant.slug, family, kind, subject, wire.sender, wire.recipient, wire.content, wire.is_international,
            due_at,
        )  # fmt: skip
        assert row.lastrowid is not None
        return Letter(row.lastrowid, tenant.slug, family, kind, subject, wire, due_at, attempts=0)

    def due(self, most: int) -> list[Letter]:
        """The letters that are due, the oldest first, `most` at most."""
        rows = self._store.all("SELECT * FROM letters WHERE due_at <= ? ORDER BY id LIMIT ?", _now(), most)
        return [_read(row) for row in rows]

    def of(self, family: int) -> list[Letter]:
        """The letters to a family that have not been sent, the oldest first."""
        return [_read(row) for row in self._store.all("SELECT * FROM letters WHERE family = ? ORDER BY id", family)]

    def next_due(self) -> float | None:
        """The seconds until a letter is due that is not yet; None where there is none."""
        now = _now()
        row = self._store.one("SELECT min(due_at) AS due_at FROM letters WHERE due_at > ?", now)
        return row["due_at"] - now if row and row["due_at"] is not None else None

    def postpone(self, letter: Letter, seconds: float) -> None:
        """Count a failed attempt, and try again after some seconds."""
        self._store.run(
            "UPDATE letters SET attempts = attempts + 1, due_at = ? WHERE id = ?",
            _now() + seconds,
            letter.id,
        )

    def remove(self, letter: Letter) -> bool:
        """Forget a letter that was sent, or is given up; whether it was there."""
        return self._store.run("DELETE FROM letters WHERE id = ?", letter.id).rowcount == 1


def _now() -> float:
    """The machine's own time: the mail server knows no tenant's."""
    return utc_now().timestamp()


def _read(row: sqlite3.Row) -> Letter:
    return Letter(
        id=row["id"],
        tenant=row["tenant"],
        family=row["family"],
        kind=Kind(row["kind"]),
        subject=row["subject"],
        wire=Wire(**{field.name: row[field.name] for field in fields(Wire)}),
        due_at=row["due_at"],
        attempts=row["attempts"],
    )
