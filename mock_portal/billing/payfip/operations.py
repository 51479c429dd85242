"""The payment operations of PayFiP. Amounts are in cents."""

import secrets
import sqlite3
from dataclasses import astuple, dataclass, fields
from datetime import datetime, timedelta
from enum import StrEnum
from zlib import crc32

from ...storage.store import Store
from ...storage.timestamps import from_text
from ...tenants.tenants import Tenant
from ...wording import billing as words
from .request import PayFipError, PaymentRequest

LIFE = timedelta(minutes=15)
"""How long a family may take to pay."""
CLEANED_AFTER = timedelta(days=1)
"""The age at which an unpaid operation is forgotten; the real PayFiP cleans up at night."""


class Result(StrEnum):
    """The result of an operation, by PayFiP's own letters."""

    CARD = "P"
    DEBIT = "V"
    CARD_REFUSED = "R"
    DEBIT_REFUSED = "Z"
    ABANDONED = "A"

    @property
    def is_paid(self) -> bool:
        """Whether the amount was paid."""
        return self in (Result.CARD, Result.DEBIT)

    @property
    def means(self) -> str:
        """The means of payment, in French."""
        return words.DIRECT_DEBIT if self in (Result.DEBIT, Result.DEBIT_REFUSED) else words.CARD


@dataclass(frozen=True)
class Operation:
    """One operation: its request, and its result once it has ended."""

    idop: str
    tenant: str
    request: PaymentRequest
    created_at: datetime
    result: Result | None
    ended_at: datetime | None

    @property
    def numauto(self) -> str | None:
        """The number of the bank's authorisation, the same for the same payment at the same time; None if unpaid."""
        if not self.result or not self.result.is_paid:
            return None
        return f"{crc32(f'{self.request.refdet} {self.ended_at}'.encode()):012d}-tip"


class PayFip:
    """Creates operations for towns, ends them for families, and gives towns the results."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def create(self, tenant: Tenant, request: PaymentRequest) -> str:
        """The idOp of a new operation, payable for 15 minutes.

        Raises:
            PayFipError: a field is not as it must be.
        """
        request.check()
        idop = secrets.token_hex(16)
        self._store.run(
            "INSERT INTO payfip_operations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)",
            idop, tenant.slug, *astuple(request), tenant.stamp(),
        )  # fmt: skip
        return idop

    def find(self, idop: str) -> Operation | None:
        """The operation of this idOp."""
        row = self._store.one("SELECT * FROM payfip_operations WHERE idop = ?", idop)
        return _read(row) if row else None

    def is_open(self, tenant: Tenant, operation: Operation) -> bool:
        """Whether the family may still pay."""
        return operation.result is None and tenant.now() - operation.created_at <= LIFE

    def finish(self, tenant: Tenant, operation: Operation, result: Result) -> bool:
        """End an operation; whether this call did it, and not an earlier one or the end of its 15 minutes."""
        if not self.is_open(tenant, operation):
            return False
        changed = self._store.run(
            "UPDATE payfip_operations SET result = ?, ended_at = ? WHERE idop = ? AND result IS NULL",
            result, tenant.stamp(), operation.idop,
        )  # fmt: skip
        return changed.rowcount == 1

    def result(self, tenant: Tenant, idop: str) -> Operation:
        """An operation that has ended, with its result.

        Raises:
            PayFipError: P5, when it has not; P1, when it is unknown or has been cleaned up.
        """
        operation = self.find(idop)
        if operation is None or operation.tenant != tenant.slug:
            raise PayFipError("P1")
        if operation.result is None:
            if tenant.now() - operation.created_at > CLEANED_AFTER:
                raise PayFipError("P1")
            raise PayFipError("P5")
        return operation


def _read(row: sqlite3.Row) -> Operation:
    return Operation(
        idop=row["idop"],
        tenant=row["tenant"],
        request=PaymentRequest(**{field.name: row[field.name] for field in fields(PaymentRequest)}),
        created_at=datetime.fromisoformat(row["created_at"]),
        result=Result(row["result"]) if row["result"] else None,
        ended_at=from_text(row["ended_at"]),
    )
