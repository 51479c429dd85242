"""The package as it is published: its page is right wherever the repository is kept, and the wheel carries no more."""

import importlib.util
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
REPOSITORY = "https://forge.example.org/town/portail-famille"
LARGEST = 1_500_000
"""All of it, which grows with the code; the references alone are 8 MB."""
LARGEST_BESIDE_TEXT = 150_000
"""Fonts and signs; one picture of a reference more, and the wheel is too large."""

Build = Callable[..., Path]


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Build a distribution of a folder, where `PORTAIL_REPOSITORY` is set or not."""

    def run(target: str, repository: str | None, folder: Path = ROOT) -> Path:
        monkeypatch.delenv("PORTAIL_REPOSITORY", raising=False)
        if repository:
            monkeypatch.setenv("PORTAIL_REPOSITORY", repository)
        out = tmp_path / target
        command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(out)]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        (built,) = out.iterdir()
        return built

    return run


def test_the_wheel_passes_the_judge_of_indexes_and_carries_no_reference(build: Build) -> None:
    wheel = build("wheel", REPOSITORY)

    command = [sys.executable, "-m", "twine", "--no-color", "check", "--strict", str(wheel)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    with zipfile.ZipFile(wheel) as archive:
        assert [name for name in archive.namelist() if re.match(r"scenarios/procedures/[^/]+/", name)] == []
        others = [file.compress_size for file in archive.infolist() if b"\0" in archive.read(file)]
        assert sum(others) < LARGEST_BESIDE_TEXT
    assert wheel.stat().st_size < LARGEST


def test_the_page_leads_to_the_repository(build: Build) -> None:
    page = page_of(build("wheel", REPOSITORY))

    assert f"Repository, {REPOSITORY}" in page.get_all("Project-URL", [])
    links = links_in(page)
    assert links
    assert [link for link in links if not link.startswith("https://")] == []
    places = [link.split("/HEAD/")[1].split("#")[0] for link in links if link.startswith(f"{REPOSITORY}/")]
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_a_wheel_that_is_built_from_a_source_distribution_has_the_same_page(build: Build, tmp_path: Path) -> None:
    source = unpacked(build("sdist", REPOSITORY), tmp_path)

    assert f"Repository, {REPOSITORY}" in page_of(build("wheel", None, source)).get_all("Project-URL", [])


def test_without_a_repository_nothing_on_the_page_leads_nowhere(build: Build, tmp_path: Path) -> None:
    source = unpacked(build("sdist", REPOSITORY), tmp_path)
    source.joinpath("PKG-INFO").unlink()

    page = page_of(build("wheel", None, source))

    assert page.get_all("Project-URL") is None
    assert [link for link in links_in(page) if not link.startswith("https://")] == []


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://forge.example.org/town/portail.git", "https://forge.example.org/town/portail"),
        ("https://user:token@forge.example.org/town/portail/", "https://forge.example.org/town/portail"),
        ("http://forge.local:3000/town/portail.git", "http://forge.local:3000/town/portail"),
        ("git@forge.example.org:town/portail.git", "https://forge.example.org/town/portail"),
        ("ssh://git@forge.example.org:2222/town/portail.git", "https://forge.example.org/town/portail"),
        ("/srv/git/portail.git", None),
        ("../portail", None),
        ("file:///srv/git/portail.git", None),
        ("", None),
    ],
)
def test_a_remote_is_shown_as_people_open_it(remote: str, address: str | None) -> None:
    assert hatch_build().web_address(remote) == address


def test_no_file_has_a_placeholder_that_a_user_must_find() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    texts = [ROOT / name for name in listed.splitlines() if Path(name).suffix in (".md", ".toml", ".yml", ".yaml")]

    assert [path for path in texts if re.search(r"\b(OWNER|VERSION)\b", path.read_text(encoding="utf-8"))] == []


def page_of(wheel: Path) -> Message:
    """Return the metadata of a wheel, which an index shows as the page of the package."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        return HeaderParser().parsestr(archive.read(name).decode())


def links_in(page: Message) -> list[str]:
    return re.findall(r"\]\(([^)]+)\)", str(page.get_payload()))


def unpacked(distribution: Path, folder: Path) -> Path:
    subprocess.run(["tar", "-xf", str(distribution), "-C", str(folder)], check=True)
    return folder / distribution.name.removesuffix(".tar.gz")


def hatch_build() -> Any:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
