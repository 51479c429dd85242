"""What stands in the Dockerfile and in compose.yaml runs, as far as it does without Docker."""

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from portail.target.target_file import load
from tests.pipelines.files import COMPOSE, DOCKERFILE, ROOT, read

DOCKER = DOCKERFILE.read_text(encoding="utf-8")
# A slim image has neither Playwright nor pytest: whoever imports them there fails.
WITHOUT_BROWSER = "import sys\nsys.modules.update(playwright=None, pytest=None)\n"
FREE_PORTS = {"MOCK_PORTAL_PORT": "0", "FAKE_SMTP_SMTP_PORT": "0", "FAKE_SMTP_HTTP_PORT": "0"}
NOT_INSTALLED = {"LICENSE", "README.md", "hatch_build.py", "pyproject.toml"}
SERVE = ["--port", "0", "--smtp-port", "0", "--mail-port", "0"]


def test_the_image_of_the_servers_is_healthy_without_a_browser(tmp_path: Path) -> None:
    check, (_, *arguments), _ = map(json.loads, re.findall(r"^\s*CMD (\[.*\])$", DOCKER, re.MULTILINE))

    with serving(["-m", "portail", *with_free_ports(arguments), *SERVE], tmp_path) as printed:
        portal, mail = (port_in(printed, name) for name in ("Portail", "Boîte mail"))
        is_healthy(check, {"8000": portal, "8025": mail})


@pytest.mark.parametrize(("service", "line", "port"), [("mail", "Inbox", "8025"), ("portal", "Portal", "8000")])
def test_a_service_of_the_composition_is_healthy(service: str, line: str, port: str, tmp_path: Path) -> None:
    described = read(COMPOSE)["services"][service]
    _, *arguments = (word.replace("mail:1025", "127.0.0.1:1025") for word in described["command"])

    with serving(with_free_ports(arguments), tmp_path) as printed:
        is_healthy(described["healthcheck"]["test"][1:], {port: port_in(printed, line)})


def test_the_composition_walks_with_a_target_file_that_can_be_used(tmp_path: Path) -> None:
    composed = read(COMPOSE)
    path = tmp_path / "cible.toml"
    path.write_text(composed["configs"]["target"]["content"], encoding="utf-8")

    portal = composed["services"]["portal"]["command"]
    assert load(path).base_url.startswith(portal[portal.index("--public-url") + 1])
    assert composed["services"]["walk"]["command"][:3] == ["walk", "--target", path.name]


def test_the_folder_that_the_composition_keeps_belongs_to_who_walks() -> None:
    (home, folder, owner) = re.findall(r"WORKDIR (\S+)\nRUN mkdir (\S+) && chown -R (\d+) \1\nUSER \3\n", DOCKER)[0]

    assert read(COMPOSE)["services"]["walk"]["volumes"] == [f"output:{home}/{folder}"]
    assert owner != "0"


def test_the_images_install_extras_that_there_are() -> None:
    installed = re.findall(r"\*\.whl\)\[(\S+)\]\"", DOCKER)

    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert [set(extras.split(",")) <= declared.keys() for extras in installed] == [True, True]


def test_the_package_is_built_of_files_that_are_let_in(tmp_path: Path) -> None:
    let_in = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    names = [name.removeprefix("!") for name in let_in if name.startswith("!") and "*" not in name]
    for name in names:
        (tmp_path / name).symlink_to(ROOT / name)

    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path / "dist")]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    (wheel,) = (tmp_path / "dist").iterdir()
    assert "!dist/*.whl" in let_in
    assert {path.parts[0] for path in map(Path, zipfile.ZipFile(wheel).namelist())} > {*names} - NOT_INSTALLED


def test_where_the_package_comes_from_is_one_input() -> None:
    (default,) = re.findall(r"^ARG PACKAGE=(\S+)$", DOCKER, re.MULTILINE)

    builds = [service["build"] for service in read(COMPOSE)["services"].values()]
    assert [build["args"] for build in builds] == [{"PACKAGE": f"${{PORTAIL_PACKAGE:-{default}}}"}] * 3
    assert DOCKER.count("$PACKAGE") == 1


@contextmanager
def serving(arguments: list[str], folder: Path) -> Iterator[list[str]]:
    """Run a server without browser until the block ends; yields what it prints, up to where it is ready."""
    folder.joinpath("sitecustomize.py").write_text(WITHOUT_BROWSER)
    path = os.pathsep.join([str(folder), str(ROOT)])
    environment = {**os.environ, **FREE_PORTS, "PYTHONPATH": path, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [sys.executable, *arguments], env=environment, stdout=subprocess.PIPE, text=True, cwd=folder
    ) as process:
        assert process.stdout
        try:
            yield [process.stdout.readline() for _ in range(4 if "portail" in arguments else 2)]
        finally:
            process.terminate()
            process.communicate()


def with_free_ports(arguments: list[str]) -> list[str]:
    """Let the server take any ports, and tell them."""
    for option in {"--public-url", "--payment-port"} & set(arguments):
        at = arguments.index(option)
        arguments = [*arguments[:at], *arguments[at + 2 :]]
    return arguments


def port_in(printed: list[str], name: str) -> str:
    (line,) = [line for line in printed if line.startswith(name)]
    return str(re.findall(r":(\d+)/", line)[0])


def is_healthy(check: list[str], ports: dict[str, str]) -> None:
    for usual, port in ports.items():
        check = [word.replace(f":{usual}/", f":{port}/") for word in check]
    assert subprocess.run([sys.executable, *check[1:]], check=False).returncode == 0
