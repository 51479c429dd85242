"""The control API."""

from typing import Any

import httpx
import pytest

from mock_portal import MockPortal
from tests.mock_portal.support.mail_sink import MailSink
from tests.mock_portal.support.town_hall import TownHall

ROOT = "/__control__"


def test_a_tenant_is_created_listed_read_and_deleted(portal: MockPortal, api: httpx.Client) -> None:
    created = api.post(f"{ROOT}/tenants", json={"slug": "ville-neuve", "town": "velizy"})
    reported = {
        "slug": "ville-neuve",
        "base_url": f"{api.base_url}ville-neuve/espace-citoyens/",
        "payment_url": portal.settings.payment_url,
    }

    assert (created.status_code, created.json()) == (201, reported)
    assert reported in api.get(f"{ROOT}/tenants").json()
    assert api.get(f"{ROOT}/tenants/ville-neuve").json() == reported
    assert api.get(reported["base_url"], follow_redirects=True).status_code == 200
    assert api.delete(f"{ROOT}/tenants/ville-neuve").status_code == 204
    assert api.get(f"{ROOT}/tenants/ville-neuve").status_code == 404
    assert api.get(reported["base_url"]).status_code == 404


def test_the_tenant_of_velizy_exists_from_the_start(portal: MockPortal, api: httpx.Client) -> None:
    assert api.get(portal.town_url, follow_redirects=True).status_code == 200
    assert portal.town_url == f"{portal.url}velizy/espace-citoyens/"


@pytest.mark.parametrize(
    ("body", "status", "named"),
    [
        ({"slug": "velizy", "town": "velizy"}, 409, "'velizy'"),
        ({"slug": "ville", "town": "atlantis"}, 400, "'atlantis'"),
        ({"slug": "Ville neuve", "town": "velizy"}, 400, "'Ville neuve'"),
        ({"slug": "__control__"}, 400, "'__control__'"),
        ({"slug": "ville", "colour": "red"}, 400, "`colour`"),
        ({"slug": "ville", "seed": "7"}, 400, "$.seed"),
        ({"slug": "ville", "seed": -1}, 400, "$.seed"),
        ({"slug": "ville", "clock": "2026-09-07T09:00:00"}, 400, "$.clock"),
        ({"slug": "ville", "clock": "yesterday"}, 400, "$.clock"),
        ({}, 400, "`slug`"),
        ([], 400, "object"),
    ],
)
def test_a_tenant_that_cannot_be_is_refused_with_the_culprit(
    api: httpx.Client, body: object, status: int, named: str
) -> None:
    refused = api.post(f"{ROOT}/tenants", json=body)

    assert (refused.status_code, list(refused.json())) == (status, ["error"])
    assert named in refused.json()["error"]


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b'{"slug": "\\ud800"}', b"null", b"[" * 20000])
def test_a_body_that_is_no_json_is_refused(api: httpx.Client, content: bytes) -> None:
    refused = api.post(f"{ROOT}/tenants", content=content)

    assert (refused.status_code, list(refused.json())) == (400, ["error"])


def test_a_body_that_is_too_large_is_refused(api: httpx.Client) -> None:
    assert api.post(f"{ROOT}/tenants", content=b" " * 100_000).status_code == 413


def test_a_wrong_method_is_answered_with_the_right_ones(api: httpx.Client) -> None:
    refused = api.patch(f"{ROOT}/tenants")

    assert refused.status_code == 405
    assert set(refused.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}
    assert list(refused.json()) == ["error"]


@pytest.mark.parametrize(
    ("values", "status", "named"),
    [
        ({"email": "PAUL@example.org"}, 409, "PAUL@example.org"),
        ({"email": "autre@example.org"}, 409, "23456-B7J8K2"),
        ({"email": "nobody", "child_key": None}, 400, "'nobody'"),
        ({"email": "marie..martin@example.org", "child_key": None}, 400, "'marie..martin@example.org'"),
        ({"email": "a@b.fr\nBcc: c@d.fr", "child_key": None}, 400, "email"),
        ({"email": "x@example.org", "first_name": " ", "child_key": None}, 400, "first_name"),
        ({"email": "x@example.org", "last_name": "n" * 201, "child_key": None}, 400, "last_name"),
        ({"email": "x@example.org", "age": 7}, 400, "`age`"),
    ],
)
def test_a_family_that_cannot_be_is_refused_and_nothing_is_kept(
    town_hall: TownHall, family: int, values: dict[str, Any], status: int, named: str
) -> None:
    other = town_hall.register("paul@example.org", child_key=None)
    body = {"first_name": "Paul", "last_name": "Durand", "child_key": "23456-B7J8K2", **values}

    refused = town_hall.api.post(f"{ROOT}/tenants/{town_hall.slug}/families", json=body)

    assert refused.status_code == status
    assert named in refused.json()["error"]
    assert [reported["id"] for reported in town_hall.call("GET", "families")] == [family, other]


def test_what_is_not_there_is_named(town_hall: TownHall) -> None:
    for path, named in (
        ("tenants/nowhere", "'nowhere'"),
        (f"tenants/{town_hall.slug}/families/999999", "999999"),
        (f"tenants/{town_hall.slug}/families/{'9' * 5000}", "Not Found"),
    ):
        refused = town_hall.api.get(f"{ROOT}/{path}")

        assert refused.status_code == 404
        assert named in refused.json()["error"]


def test_a_reset_empties_the_tenant_and_keeps_its_seed_and_clock(town_hall: TownHall, family: int) -> None:
    with town_hall.invite(family) as before:
        pass
    town_hall.set_defects("here-missing")

    town_hall.call("POST", "reset")

    assert [town_hall.call("GET", what) for what in ("families", "journal", "defects")] == [[], [], []]
    with town_hall.invite(town_hall.register()) as after:
        assert (after.username, after.password, after.link) == (before.username, before.password, before.link)


def test_the_clock_is_frozen_advanced_and_released(town_hall: TownHall) -> None:
    assert town_hall.call("GET", "clock") == {"now": "2026-09-07T07:00:00Z", "frozen": True}

    moved = town_hall.call("POST", "clock/advance", {"seconds": 90})
    placed = town_hall.call("POST", "clock/freeze", {"at": "2027-01-01T00:00:00+01:00"})
    running = town_hall.call("POST", "clock/release")
    stopped = town_hall.call("POST", "clock/freeze")

    assert moved["now"] == "2026-09-07T07:01:30Z"
    assert placed["now"] == "2026-12-31T23:00:00Z"
    assert (running["frozen"], stopped["frozen"]) == (False, True)
    assert stopped["now"] >= running["now"]


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+02:00", "9999-12-31T23:59:59-02:00", "1999-01-01T00:00:00Z"])
def test_a_clock_cannot_be_set_near_the_ends_of_the_calendar(town_hall: TownHall, at: str) -> None:
    refused = town_hall.api.post(f"{ROOT}/tenants/{town_hall.slug}/clock/freeze", json={"at": at})

    assert (refused.status_code, refused.json()["error"]) == (400, "clock: give a moment of the years 2000 to 2099.")


@pytest.mark.parametrize("body", [{}, {"seconds": -1}, {"seconds": "1"}, {"seconds": 1e300}, {"minutes": 1}])
def test_a_move_of_the_clock_that_cannot_be_is_refused(town_hall: TownHall, body: dict[str, object]) -> None:
    refused = town_hall.api.post(f"{ROOT}/tenants/{town_hall.slug}/clock/advance", json=body)

    assert refused.status_code == 400


def test_families_clock_defects_and_journal_of_one_tenant_are_not_those_of_another(town_hall: TownHall) -> None:
    other = TownHall(town_hall.api, f"{town_hall.slug}-bis", town_hall.sink)
    other.register()
    other.set_defects("here-missing")
    other.call("POST", "clock/advance", {"seconds": 60})

    assert [town_hall.call("GET", what) for what in ("families", "journal", "defects")] == [[], [], []]
    assert town_hall.call("GET", "clock")["now"] == "2026-09-07T07:00:00Z"
    other.call("DELETE", "")


def test_beyond_loopback_the_token_is_asked_for(sink: MailSink) -> None:
    with MockPortal(smtp=sink.address, host="0.0.0.0", public_url="http://127.0.0.1:1/", token="secret") as portal:
        local = f"http://127.0.0.1:{portal.port}/"
        for path in ("__control__/tenants", "__guichet__/"):
            for auth, status in ((None, 401), (("agent", "wrong"), 401), (("agent", "secret"), 200)):
                answer = httpx.get(local + path, auth=auth, follow_redirects=True, verify=False)
                assert answer.status_code == status
        bearer = {"Authorization": "Bearer secret"}
        assert httpx.get(f"{local}__control__/tenants", headers=bearer, verify=False).status_code == 200
        assert httpx.get(f"{local}velizy/espace-citoyens/Home/Logon", verify=False).status_code == 200


@pytest.mark.parametrize("given", ["Basic é", "Basic !!!", "Bearer", "Basic", "Digest secret"])
def test_a_malformed_token_is_refused(sink: MailSink, given: str) -> None:
    with MockPortal(smtp=sink.address, public_url="https://portail.example/", token="secret") as portal:
        answer = httpx.get(
            f"http://127.0.0.1:{portal.port}/__control__/tenants",
            headers=[(b"Authorization", given.encode())],
            verify=False,
        )
    assert answer.status_code == 401


@pytest.mark.parametrize("token", [None, ""])
def test_a_portal_with_a_public_address_generates_a_token(sink: MailSink, token: str | None) -> None:
    with MockPortal(smtp=sink.address, public_url="https://portail.example/", token=token) as portal:
        assert portal.settings.token


def test_a_foreign_name_for_this_machine_does_not_reach_the_api(api: httpx.Client) -> None:
    assert api.get(f"{ROOT}/tenants", headers={"Host": "attacker.example"}).status_code == 401
