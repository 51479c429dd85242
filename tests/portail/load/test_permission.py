"""Many people come nowhere but where that is allowed by name."""

from pathlib import Path

import pytest

from portail.errors import WrongUsage
from portail.load.day import Wanted, prepared
from portail.target.tables.load_table import USUAL_RATE, LoadTable

PROCEDURE = """+++
id = "rooms"
title = "Rooms"
lang = "en"
audience = "people"
{header}
+++

## 1. Open it {{#open}}

I open the site.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "procedures").mkdir()
    (tmp_path / "portail.toml").write_text('[project]\nname = "rooms"\nlang = "en"\n', encoding="utf-8")
    write(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, header: str = "") -> None:
    (folder / "procedures" / "rooms.md").write_text(PROCEDURE.format(header=header), encoding="utf-8")


def refusal(folder: Path, target: str) -> str:
    (folder / "there.toml").write_text(target, encoding="utf-8")
    with pytest.raises(WrongUsage) as raised, prepared(Wanted("rooms", 3, 1.0, target="there.toml")):
        pass
    return str(raised.value)


def test_another_machine_must_be_allowed_by_its_name(project: Path) -> None:
    assert 'allow = ["staging.example"]' in refusal(project, 'base_url = "https://staging.example/"')
    assert 'allow = ["staging.example"]' in refusal(
        project, 'base_url = "https://staging.example/"\n[load]\nallow = ["example"]'
    )


def test_where_it_is_allowed_the_rate_is_bounded_even_so(project: Path) -> None:
    (project / "there.toml").write_text(
        'base_url = "https://Staging.example/"\nalso = ["https://pay.example/"]\n[load]\nallow = ["staging.example"]\n',
        encoding="utf-8",
    )

    with prepared(Wanted("rooms", 3, 1.0, target="there.toml")) as day:
        assert (day.plan.hosts, day.plan.max_rate, len(day.plan.people)) == (("staging.example",), USUAL_RATE, 3)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000/x", "http://localhost/", "http://[::1]:9/"])
def test_this_machine_may_be_loaded_without_bounds(url: str) -> None:
    assert LoadTable().allows(url)
    assert LoadTable().rate(url) is None


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1.example/", "http://localhost.example/", "http://10.0.0.1/", "http://["]
)
def test_what_only_looks_like_this_machine_may_not(url: str) -> None:
    assert not LoadTable().allows(url)


def test_what_pays_or_resets_is_loaded_on_no_portal_of_others(project: Path) -> None:
    write(project, 'destroys = "pays an invoice"')

    assert "pays an invoice" in refusal(project, 'base_url = "http://127.0.0.1:1/"')


def test_what_only_a_browser_can_do_is_refused(project: Path) -> None:
    told = refusal(project, 'base_url = "http://127.0.0.1:1/"\n[browser]\nproxy = "http://127.0.0.1:3128"')

    assert "[browser] proxy" in told


def test_where_people_are_needed_a_file_of_them_is_asked_for(project: Path) -> None:
    write(project)
    with (project / "procedures" / "rooms.md").open("a", encoding="utf-8") as file:
        file.write("\nI type {email} into `Name`.\n")

    assert 'people = "personnes.csv"' in refusal(project, 'base_url = "http://127.0.0.1:1/"')


def test_the_people_of_a_file_come_with_their_values(project: Path) -> None:
    (project / "people.csv").write_text("email;password;town\na@x.example;one;Lyon\nb@x.example;two;Nice\n", "utf-8")
    (project / "there.toml").write_text(
        'base_url = "http://127.0.0.1:1/"\n[load]\npeople = "people.csv"\n', encoding="utf-8"
    )

    with prepared(Wanted("rooms", 2, 1.0, target="there.toml")) as day:
        assert [(each.email, each.password, each.values["town"]) for each in day.plan.people] == [
            ("a@x.example", "one", "Lyon"),
            ("b@x.example", "two", "Nice"),
        ]
    assert "2 personnes" in refusal_of_three(project)


def refusal_of_three(folder: Path) -> str:
    return refusal(folder, 'base_url = "http://127.0.0.1:1/"\n[load]\npeople = "people.csv"\n')
