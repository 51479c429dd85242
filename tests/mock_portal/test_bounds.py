"""Whatever grows with use has a bound."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from mock_portal.accounts import help_requests, lockouts, sessions
from mock_portal.accounts.help_requests import HelpRequests
from mock_portal.accounts.lockouts import MAX_FAILURES, Lockouts
from mock_portal.accounts.sessions import LIFE, LONGEST, Sessions
from mock_portal.storage.store import Store
from mock_portal.tenants.clock import Clock
from mock_portal.tenants.journal import LONGEST_DETAIL, Journal
from mock_portal.tenants.tenants import Tenant, Tenants
from mock_portal.towns.town_file import read_towns

FEW = 5


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store()
    yield store
    store.close()


@pytest.fixture
def tenants(store: Store) -> Tenants:
    return Tenants(store, read_towns())


@pytest.fixture
def tenant(tenants: Tenants) -> Tenant:
    """A tenant whose clock stands still, so that nothing becomes old by itself."""
    return tenants.create("ville", town="velizy", frozen_at=datetime(2026, 9, 7, 9, tzinfo=UTC))


def count(store: Store, table: str) -> int:
    row = store.one(f"SELECT count(*) AS number FROM {table}")
    assert row
    return int(row["number"])


def test_sessions_under_a_clock_that_stands_still(
    store: Store, tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "MOST", FEW)
    monkeypatch.setattr(sessions, "COUNTED_EVERY", 2)
    opened = Sessions(store)

    kept = [opened.open(tenant) for _ in range(3 * FEW + 1)]

    assert count(store, "sessions") <= FEW + 1
    assert opened.find(tenant, kept[-1].id)
    assert opened.find(tenant, kept[0].id) is None


def test_a_session_ends_however_busy_it_is(store: Store, tenant: Tenant, tenants: Tenants) -> None:
    busy, opened = Sessions(store), tenant.now()
    session = busy.open(tenant)
    while tenant.now() - opened + LIFE <= LONGEST:
        tenant = tenants.set_clock("ville", tenant.clock.advance(LIFE.total_seconds() - 60))
        assert busy.find(tenant, session.id)

    tenant = tenants.set_clock("ville", Clock(opened + LONGEST + timedelta(seconds=1)))

    assert busy.find(tenant, session.id) is None


def test_names_that_nobody_has(store: Store, tenant: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lockouts, "MOST", FEW)
    guessed = Lockouts(store)

    for number in range(3 * FEW):
        guessed.fail(tenant, f"{number}{'x' * 60_000}")
    for _ in range(MAX_FAILURES):
        guessed.fail(tenant, "marie.martin")

    assert count(store, "lockouts") == FEW
    row = store.one("SELECT max(length(username_folded)) AS longest FROM lockouts")
    assert row
    assert row["longest"] <= 64
    assert guessed.end(tenant, "Marie.Martin")


def test_failures_that_are_forgotten_leave_nothing_behind(store: Store, tenant: Tenant, tenants: Tenants) -> None:
    guessed = Lockouts(store)
    guessed.fail(tenant, "marie.martin")

    guessed.fail(tenants.set_clock("ville", tenant.clock.advance(16 * 60)), "paul.martin")

    assert count(store, "lockouts") == 1


def test_requests_for_help(store: Store, tenant: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(help_requests, "MOST_KEPT", FEW)
    requests = HelpRequests(store)

    for number in range(3 * FEW):
        assert requests.admit(tenant, f"{number}@example.org")

    assert count(store, "help_requests") <= FEW + 1


def test_details_of_the_journal(store: Store, tenant: Tenant) -> None:
    journal = Journal(store)

    journal.write(tenant, "fault struck", detail="x" * 60_000)

    assert len(journal.events(tenant)[0].detail) == LONGEST_DETAIL
