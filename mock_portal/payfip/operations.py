"""The payment operations that PayFiP knows."""

import re
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mock_portal.store import Store
from mock_portal.tenants import Tenant

REFERENCE = re.compile(r"[A-Za-z0-9]{6,30}")
EMAIL = re.compile(r"(?=.{6,80}$)[^@\s]+@[^@\s]+")
LEAST, MOST = 100, 10_000_000
"""The amounts that PayFiP takes, in cents."""
LIFE = timedelta(minutes=15)
"""How long a family may take to pay."""
CLEANED_AFTER = timedelta(days=1)
"""When PayFiP forgets what was never paid; in truth it cleans up at night."""


class Result(StrEnum):
    """How an operation ended."""

    CARD = "P"
    DEBIT = "V"
    CARD_REFUSED = "R"
    DEBIT_REFUSED = "Z"
    ABANDONED = "A"

    @property
    def is_paid(self) -> bool:
        """Whether money moved."""
        return self in (Result.CARD, Result.DEBIT)


class PayFipError(Exception):
    """PayFiP refuses, with its own code: R3 reference, A2 address, M1 amount, P1 unknown, P5 no result yet."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(f"{code}: {sentence}")
        self.code = code


@dataclass(frozen=True)
class Operation:
    """One operation: what is to be paid, and how it ended."""

    idop: str
    tenant: str
    reference: str
    subject: str
    amount: int
    email: str
    notify_url: str
    return_url: str
    created_at: datetime
    result: Result | None


class PayFip:
    """Creates operations for towns, and tells them how they ended."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def create(
        self, tenant: Tenant, *, reference: str, subject: str, amount: int, email: str, notify_url: str, return_url: str
    ) -> str:
        """A new operation; returns its idOp, which lives for 15 minutes.

        Raises:
            PayFipError: R3, A2 or M1, when a field is not as it must be.
        """
        if not REFERENCE.fullmatch(reference):
            raise PayFipError("R3", "Le format du paramètre REFDET n'est pas conforme.")
        if not EMAIL.fullmatch(email):
            raise PayFipError("A2", "Adresse mél incorrecte.")
        if not LEAST <= amount <= MOST:
            raise PayFipError("M1", "Le montant n'est pas conforme.")
        idop = secrets.token_hex(16)
        self._store.run(
            "INSERT INTO payfip_operations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
            idop, tenant.slug, reference, subject, amount, email, notify_url, return_url, tenant.stamp(),
        )  # fmt: skip
        return idop

    def find(self, idop: str) -> Operation | None:
        """The operation of this idOp."""
        row = self._store.one("SELECT * FROM payfip_operations WHERE idop = ?", idop)
        return _read(row) if row else None

    def is_open(self, tenant: Tenant, operation: Operation) -> bool:
        """Tell whether the family may still pay."""
        return operation.result is None and tenant.now() - operation.created_at <= LIFE

    def finish(self, tenant: Tenant, operation: Operation, result: Result) -> bool:
        """End an operation, once and in time; tells whether this did it."""
        if not self.is_open(tenant, operation):
            return False
        changed = self._store.run(
            "UPDATE payfip_operations SET result = ? WHERE idop = ? AND result IS NULL", result, operation.idop
        )
        return changed.rowcount == 1

    def result(self, tenant: Tenant, idop: str) -> Operation:
        """An operation that has ended.

        Raises:
            PayFipError: P5, when it has not; P1, when it is unknown or has been cleaned up.
        """
        operation = self.find(idop)
        if operation is None or operation.tenant != tenant.slug:
            raise PayFipError("P1", "IdOp incorrect.")
        if operation.result is None:
            if tenant.now() - operation.created_at > CLEANED_AFTER:
                raise PayFipError("P1", "IdOp incorrect.")
            raise PayFipError("P5", "Résultat de la transaction non connu.")
        return operation


def _read(row: sqlite3.Row) -> Operation:
    return Operation(
        idop=row["idop"],
        tenant=row["tenant"],
        reference=row["reference"],
        subject=row["subject"],
        amount=row["amount"],
        email=row["email"],
        notify_url=row["notify_url"],
        return_url=row["return_url"],
        created_at=datetime.fromisoformat(row["created_at"]),
        result=Result(row["result"]) if row["result"] else None,
    )
