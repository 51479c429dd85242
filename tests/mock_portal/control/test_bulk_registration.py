"""Many families at once: generated from a seed, or read from a CSV file."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from mock_portal.errors import InvalidRequest, UnknownTenant
from mock_portal.families.csv_file import COLUMNS
from tests.mock_portal.support.loops import run
from tests.mock_portal.support.town_hall import TownHall
from tests.mock_portal.support.world import new_world

FILE = (
    "first_name;last_name;email;child_key\r\n"
    'Élodie;"d’Aubigné; Le Goff";elodie@example.org;11111-AAAAAA\r\n'
    "=1+1;N’Diaye;paul@example.org;\r\n"
)


def send(town_hall: TownHall, content: bytes) -> tuple[int, str]:
    path = f"/__control__/tenants/{town_hall.slug}/families/file"
    answer = town_hall.api.post(path, content=content, headers={"Content-Type": "text/csv"})
    return answer.status_code, answer.text


def names(town_hall: TownHall) -> list[tuple[str, str, str]]:
    return [
        (reported["first_name"], reported["last_name"], reported["email"])
        for reported in town_hall.call("GET", "families")
    ]


def test_a_key_is_kept_as_the_services_write_it(town_hall: TownHall) -> None:
    send(town_hall, b"first_name,last_name,email,child_key\nPaul,Petit,paul@example.org,11111-aaa aaa\n")

    assert town_hall.call("GET", "families")[0]["keys"]["enfance"]["key"] == "11111-AAAAAA"


def test_families_generated_from_a_seed_are_the_same_at_each_run(town_hall: TownHall) -> None:
    runs = []
    for _ in range(2):
        town_hall.call("POST", "reset")
        assert town_hall.call("POST", "families/generation", {"count": 120}) == {"registered": 120}
        runs.append(names(town_hall))

    assert runs[0] == runs[1]
    assert len({email for _, _, email in runs[0]}) == 120


def test_generated_families_have_rare_names_and_homonyms(town_hall: TownHall) -> None:
    town_hall.call("POST", "families/generation", {"count": 60, "seed": 3})

    made_up = names(town_hall)

    for sign in "éç’- ":
        assert any(sign in f"{first}{last}".lower() for first, last, _ in made_up), sign
    assert len({(first, last) for first, last, _ in made_up}) < 60
    assert max(len(last) for _, last, _ in made_up) > 30


def test_generated_families_have_parents_and_children_from_the_seed_of_the_generation(town_hall: TownHall) -> None:
    unseeded = TownHall(town_hall.api, f"{town_hall.slug}-bis", town_hall.sink, seed=None)
    runs = []
    for _ in range(2):
        unseeded.call("POST", "reset")
        unseeded.call("POST", "families/generation", {"count": 40, "seed": 3})
        runs.append([reported["members"] for reported in unseeded.call("GET", "families")])
    unseeded.call("DELETE", "")

    roles = [[member["role"] for member in members] for members in runs[0]]
    assert runs[0] == runs[1]
    assert {each.count("Parent") for each in roles} == {0, 1}
    assert {each.count("Enfant") for each in roles} == {1, 2, 3}
    assert all(member["born_on"] < "2026" for members in runs[0] for member in members if member["role"] == "Enfant")


def test_more_families_may_follow(town_hall: TownHall, family: int) -> None:
    for _ in range(2):
        town_hall.call("POST", "families/generation", {"count": 5, "seed": 3})

    assert len(names(town_hall)) == 11
    assert town_hall.call("GET", f"families/{family}/invoices")


@pytest.mark.parametrize("count", [0, 100_001, "5", None])
def test_a_number_of_families_that_cannot_be_is_refused(town_hall: TownHall, count: object) -> None:
    refused = town_hall.api.post(f"/__control__/tenants/{town_hall.slug}/families/generation", json={"count": count})

    assert refused.status_code == 400


@pytest.mark.parametrize("content", [FILE.encode(), FILE.encode("utf-8-sig")])
def test_a_spreadsheet_s_file_is_registered_unchanged(town_hall: TownHall, content: bytes) -> None:
    assert send(town_hall, content) == (201, '{"registered":2}')
    assert names(town_hall) == [
        ("Élodie", "d’Aubigné; Le Goff", "elodie@example.org"),
        ("=1+1", "N’Diaye", "paul@example.org"),
    ]
    assert town_hall.call("GET", "families")[0]["keys"]["enfance"]["key"] == "11111-AAAAAA"


@pytest.mark.parametrize(
    ("content", "status", "reported"),
    [
        (b"", 400, "line 1"),
        (b"first_name,last_name,email\n", 400, "0 families"),
        (b"first_name,last_name,email,age\nA,B,a@example.org,7\n", 400, "line 1"),
        (b"first_name,last_name,email\nA,B\n", 400, "line 2"),
        (b'first_name,last_name,email\nA,B,"a@example.org\n', 400, "line"),
        (b"first_name,last_name,email\nA,B,a@example.org\nC,D,nobody\n", 400, "line 3: email: 'nobody'"),
        (b"first_name,last_name,email\nA,B,a@example.org\nC,D,A@example.org\n", 409, "line 3: email"),
        ("first_name,last_name,email\nÉ,B,a@example.org\n".encode("latin-1"), 400, "UTF-8"),
    ],
)
def test_a_malformed_file_is_refused_with_its_line_and_no_family_is_registered(
    town_hall: TownHall, content: bytes, status: int, reported: str
) -> None:
    answered, text = send(town_hall, content)

    assert (answered, reported in text) == (status, True), text
    assert names(town_hall) == []


MANY = 400
LONGEST_STOP = 0.05


def many(*last: str) -> bytes:
    """A file of many families, with other lines at its end."""
    lines = [f"Prénom,Nom,famille{number}@example.net" for number in range(MANY)]
    return "\n".join([",".join(COLUMNS), *lines, *last]).encode()


async def longest_stop(work: Callable[[], Awaitable[object]]) -> float:
    """The longest time, of a processor, in which the event loop served nothing but the work."""
    running = asyncio.ensure_future(work())
    longest, before = 0.0, time.thread_time()
    while not running.done():
        await asyncio.sleep(0)
        now = time.thread_time()
        longest, before = max(longest, now - before), now
    await running
    return longest


@pytest.mark.parametrize("way", ["file", "generation"])
def test_other_pages_are_served_while_many_families_are_registered(way: str) -> None:
    async def stop() -> float:
        async with new_world() as world:
            bulk = world.parts.bulk_registration
            work = {
                "file": lambda: bulk.register_file(world.tenant, many()),
                "generation": lambda: bulk.generate(world.tenant, MANY, 7),
            }[way]
            longest = await longest_stop(work)
            assert world.parts.families.count(world.tenant) == MANY + 1
            return longest

    assert run(stop) < LONGEST_STOP


@pytest.mark.parametrize("way", ["reset", "delete"])
def test_other_pages_are_served_while_a_tenant_with_many_families_is_emptied(way: str) -> None:
    async def stop() -> float:
        async with new_world() as world:
            await world.parts.bulk_registration.register_file(world.tenant, many())
            removal, slug = world.parts.bulk_removal, world.tenant.slug
            work = {"reset": lambda: removal.reset(slug), "delete": lambda: removal.delete(slug)}[way]
            longest = await longest_stop(work)
            assert world.parts.families.count(world.tenant) == 0
            assert (world.parts.tenants.find(slug) is None) == (way == "delete")
            return longest

    assert run(stop) < LONGEST_STOP


def test_no_commit_waits_for_the_disk_until_all_families_are_registered(tmp_path: Path) -> None:
    async def waits() -> list[bool]:
        async with new_world(tmp_path / "portal.db") as world:
            running = asyncio.ensure_future(world.parts.bulk_registration.register_file(world.tenant, many()))
            while world.parts.families.count(world.tenant) == 1:
                await asyncio.sleep(0)
            meanwhile = bool(world.store.all("PRAGMA synchronous")[0][0])
            await running
            return [meanwhile, bool(world.store.all("PRAGMA synchronous")[0][0])]

    assert run(waits) == [False, True]


def test_a_family_that_is_refused_at_the_end_leaves_none_of_those_before() -> None:
    async def register() -> None:
        async with new_world() as world:
            with pytest.raises(InvalidRequest, match=f"line {MANY + 2}: email"):
                await world.parts.bulk_registration.register_file(world.tenant, many("A,B,nobody"))
            assert world.parts.families.count(world.tenant) == 1
            assert world.store.all("SELECT * FROM batches") == []
            assert [event.family for event in world.parts.journal.events(world.tenant)] == [world.family.id]

    run(register)


def test_a_tenant_that_is_emptied_meanwhile_stays_empty() -> None:
    async def register() -> None:
        async with new_world() as world:
            running = asyncio.ensure_future(world.parts.bulk_registration.register_file(world.tenant, many()))
            while world.parts.families.count(world.tenant) == 1:
                await asyncio.sleep(0)
            world.parts.tenants.reset(world.tenant.slug)
            with pytest.raises(UnknownTenant, match="emptied or deleted"):
                await running
            assert world.parts.families.count(world.tenant) == 0

    run(register)


def test_a_tenant_that_is_deleted_before_the_first_family_is_told() -> None:
    async def register() -> None:
        async with new_world() as world:
            running = asyncio.ensure_future(world.parts.bulk_registration.register_file(world.tenant, many()))
            await asyncio.sleep(0)
            world.parts.tenants.delete(world.tenant.slug)
            with pytest.raises(UnknownTenant, match="deleted meanwhile"):
                await running

    run(register)


def test_what_a_killed_portal_had_registered_of_a_file_is_removed_at_the_next_start() -> None:
    async def register() -> None:
        async with new_world() as world:
            bulk = world.parts.bulk_registration
            running = asyncio.ensure_future(bulk.register_file(world.tenant, many()))
            while world.parts.families.count(world.tenant) == 1:
                await asyncio.sleep(0)
            bulk.remove_unfinished()  # as if the portal had been killed here, and started again
            assert world.parts.families.count(world.tenant) == 1
            with pytest.raises(UnknownTenant):
                await running

    run(register)
