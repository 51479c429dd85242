"""The stand-in for PayFiP, by itself."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from mock_portal import MockPortal
from mock_portal.billing.payfip.operations import LIFE, PayFip, Result
from mock_portal.billing.payfip.request import PayFipError, PaymentRequest, plain_subject
from mock_portal.storage.store import Store
from mock_portal.tenants.tenants import Tenant, Tenants
from mock_portal.towns.town_file import read_towns

REQUEST = PaymentRequest(
    numcli="078640",
    exer="2026",
    refdet="20260800001",
    objet="Accueil et restauration aout 2026",
    montant=18899,
    mel="marie.martin@example.org",
    saisie="T",
    urlnotif="http://127.0.0.1:9/notification",
    urlredirect="http://127.0.0.1:9/retour",
)


@pytest.fixture
def tenants() -> Iterator[Tenants]:
    store = Store()
    towns = Tenants(store, read_towns())
    towns.create("ville", town="velizy", frozen_at=datetime(2026, 9, 7, tzinfo=UTC))
    yield towns
    store.close()


@pytest.fixture
def payfip(tenants: Tenants) -> PayFip:
    return PayFip(tenants._store)


def later(tenants: Tenants, seconds: float) -> Tenant:
    return tenants.set_clock("ville", tenants.get("ville").clock.advance(seconds))


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"refdet": "ab-12345"}, "R3"),
        ({"refdet": "12345"}, "R3"),
        ({"refdet": "1" * 31}, "R3"),
        ({"mel": "a@b"}, "A2"),
        ({"mel": "sans-arobase"}, "A2"),
        ({"mel": f"{'a' * 75}@b.org"}, "A2"),
        ({"montant": 99}, "M1"),
        ({"montant": 10_000_001}, "M1"),
        ({"numcli": "78640"}, "N1"),
        ({"exer": "26"}, "E1"),
        ({"objet": "Août"}, "O1"),
        ({"saisie": "Z"}, "S1"),
    ],
)
def test_a_field_that_is_not_as_it_must_be_is_refused_with_its_code(
    tenants: Tenants, payfip: PayFip, values: dict[str, Any], code: str
) -> None:
    with pytest.raises(PayFipError, match=code):
        payfip.create(tenants.get("ville"), replace(REQUEST, **values))


def test_an_operation_keeps_the_fields_of_its_request(tenants: Tenants, payfip: PayFip) -> None:
    operation = payfip.find(payfip.create(tenants.get("ville"), REQUEST))

    assert operation
    assert (operation.request, operation.result, operation.numauto) == (REQUEST, None, None)


def test_subjects_are_written_without_accents_and_signs() -> None:
    assert plain_subject("Accueil – l’été à la mer, août 2026 !") == "Accueil l ete a la mer aout 2026"


@pytest.mark.parametrize(("result", "authorised"), [("P", True), ("V", True), ("R", False), ("Z", False), ("A", False)])
def test_every_result_is_given_and_only_payments_are_authorised(
    tenants: Tenants, payfip: PayFip, result: str, authorised: bool
) -> None:
    tenant = tenants.get("ville")
    operation = payfip.find(payfip.create(tenant, REQUEST))
    assert operation

    assert payfip.finish(tenant, operation, Result(result))
    assert not payfip.finish(tenant, operation, Result.CARD)

    reported = payfip.result(tenant, operation.idop)
    assert (reported.result, bool(reported.numauto), reported.ended_at) == (result, authorised, tenant.now())


def test_there_is_no_result_before_the_end_and_no_memory_after_the_clean_up(tenants: Tenants, payfip: PayFip) -> None:
    idop = payfip.create(tenants.get("ville"), REQUEST)

    for seconds, code in ((0, "P5"), (86400, "P5"), (1, "P1")):
        with pytest.raises(PayFipError, match=code):
            payfip.result(later(tenants, seconds), idop)


def test_an_operation_can_be_ended_for_fifteen_minutes(tenants: Tenants, payfip: PayFip) -> None:
    operation = payfip.find(payfip.create(tenants.get("ville"), REQUEST))
    assert operation

    assert payfip.is_open(later(tenants, LIFE.total_seconds()), operation)
    assert not payfip.is_open(later(tenants, 1), operation)


def test_an_operation_of_another_town_is_not_known(tenants: Tenants, payfip: PayFip) -> None:
    idop = payfip.create(tenants.get("ville"), REQUEST)

    with pytest.raises(PayFipError, match="P1"):
        payfip.result(tenants.create("autre", town="velizy"), idop)


@pytest.mark.parametrize(
    ("method", "path", "content", "status"),
    [
        ("GET", "tpa/paiementws.web", b"", 404),
        ("GET", "tpa/paiementws.web?idop=%ff%00", b"", 404),
        ("GET", "nulle-part", b"", 404),
        ("DELETE", "tpa/paiementws.web", b"", 405),
        ("POST", "tpa/paiementws.web", b"idop=x&issue=carte", 404),
        ("POST", "tpa/paiementws.web", b"\xff", 400),
        ("POST", "tpa/paiementws.web", b"a=" + b"1" * 100_000, 413),
    ],
)
def test_nonsense_is_refused_with_a_page(
    portal: MockPortal, method: str, path: str, content: bytes, status: int
) -> None:
    kind = {"Content-Type": "application/x-www-form-urlencoded"} if content else {}
    answer = httpx.request(method, f"http://localhost:{portal.payment_port}/{path}", content=content, headers=kind)

    assert (answer.status_code, answer.text.count("<h1>")) == (status, 1)
    assert "default-src 'none'" in answer.headers["content-security-policy"]
