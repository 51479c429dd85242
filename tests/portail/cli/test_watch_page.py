"""The page of a watch is this machine's alone, and shows nothing but the guides."""

from pathlib import Path

import httpx
import pytest

from portail.cli.commands.watch.page import WatchPage
from portail.cli.commands.watch.rebuilding import _is_part_of


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    (tmp_path / "guide" / "images").mkdir(parents=True)
    (tmp_path / "guide" / "images" / "01.png").write_bytes(b"PNG")
    (tmp_path / "run.json").write_text("{}")
    file = tmp_path / "guide" / "guide.html"
    file.write_text("<title>Un guide</title>")
    return file


def test_a_guide_is_shown_with_its_pictures_and_each_change_is_told(guide: Path) -> None:
    with WatchPage(["louer", "payer"]) as page, httpx.Client(base_url=page.address) as person:
        page.show("louer", guide)
        with person.stream("GET", "louer/events") as events:
            told = (line for line in events.iter_lines() if line.startswith("data"))
            first = next(told)
            page.say("louer", "Une promesse n’est pas fermée.")
            second = next(told)

        with_guide = '"guide":"guide/guide.html","mistake":'
        assert first == f'data: {{"version":1,{with_guide}"","busy":false}}'
        assert second == f'data: {{"version":2,{with_guide}"Une promesse n’est pas fermée.","busy":false}}'
        assert person.get("louer/guide/guide.html").text == "<title>Un guide</title>"
        assert person.get("louer/guide/images/01.png").headers["Content-Type"] == "image/png"
        assert f'href="{page.path}payer/"' in person.get("").text


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("louer/", "portail.example", 403),
        ("../autre/", None, 404),
        ("autre/", None, 404),
        ("louer/guide/..%2Frun.json", None, 404),
        ("louer/guide/absent.png", None, 404),
        ("payer/guide/guide.html", None, 404),
    ],
)
def test_nobody_else_is_answered_and_nothing_else_is_shown(
    guide: Path, path: str, host: str | None, status: int
) -> None:
    with WatchPage(["louer", "payer"]) as page:
        page.show("louer", guide)

        answered = httpx.get(page.address + path, headers={"Host": host} if host else {})

    assert answered.status_code == status


@pytest.mark.parametrize(
    ("path", "is_part"),
    [
        ("louer.md", True),
        ("payer.md", False),
        ("fragments/aide.md", True),
        ("aide.md", True),
        ("plan.png", True),
        ("images/plan.png", True),
        ("louer/guide.md", False),
        ("louer@recette/01.png", False),
        ("notes.txt", False),
    ],
)
def test_fragments_and_pictures_are_watched_too_and_neither_references_nor_other_procedures(
    tmp_path: Path, path: str, is_part: bool
) -> None:
    for name in ("louer.md", "payer.md"):
        (tmp_path / name).write_text("+++\n")

    assert _is_part_of(tmp_path / path, {tmp_path / "louer.md"}) is is_part
