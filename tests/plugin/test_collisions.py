"""A project may have packages and fixtures of the same names as this one: both work."""

import sys
from pathlib import Path

import pytest

from tests.plugin.conftest import LEAN, STRICT

CONFTEST = """
import pytest

@pytest.fixture
def family():
    return {"name": "Durand"}

@pytest.fixture(params=["own"])
def mailbox(request):
    return request.param

@pytest.fixture
def clock():
    return "own"

@pytest.fixture
def control():
    return "own"

@pytest.fixture(scope="session")
def stack():
    return "own"

@pytest.fixture
def tenant(stack):
    return stack

@pytest.fixture
def mask():
    return "own"

@pytest.fixture
def evidence():
    return "own"
"""
TEST = """
import pytest

import mock_portal
from mock_portal.desk import OPEN
from scenarios.rooms import rent

def test_own_packages():
    assert (mock_portal.__doc__, OPEN, rent()) == ("Our own.", True, "Salle Ravel")

def test_own_fixtures(family, mailbox, clock, control, stack, tenant, mask, evidence):
    assert family["name"] == "Durand"
    assert {mailbox, clock, control, stack, tenant, mask, evidence} == {"own"}

def test_walk(walk, family):
    run = walk("premiere-connexion", until="link")

    assert [step.status for step in run.steps][:2] == ["passed", "skipped"]
    assert family["name"] == "Durand"
    assert rent() == "Salle Ravel"
"""
FILES = {
    "conftest.py": CONFTEST,
    "mock_portal/__init__.py": '"""Our own."""\n',
    "mock_portal/desk.py": "OPEN = True\n",
    "scenarios/__init__.py": "",
    "scenarios/rooms.py": 'def rent():\n    return "Salle Ravel"\n',
    "tests/__init__.py": "",
    "tests/test_rent.py": TEST,
}
PYTEST = (str(Path(sys.executable).with_name("pytest")),)
PYTHON = (sys.executable, "-m", "pytest")


@pytest.mark.parametrize(
    ("command", "settings", "options"),
    [
        pytest.param(PYTEST, "pythonpath = .", (), id="pytest, with a pythonpath"),
        pytest.param(PYTHON, "", (), id="python -m pytest"),
        pytest.param(PYTEST, "pythonpath = .", ("--import-mode=importlib",), id="pytest, by importlib"),
        pytest.param(PYTHON, "", ("--import-mode=importlib",), id="python -m pytest, by importlib"),
    ],
)
def test_packages_and_fixtures_of_a_projects_own_are_its_own_and_walk_works_beside(
    pytester: pytest.Pytester,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    settings: str,
    options: tuple[str, ...],
) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    pytester.makefile(".ini", pytest=f"[pytest]\n{settings}\n")
    for name, text in FILES.items():
        path = pytester.path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    ended = pytester.run(*command, *STRICT, *LEAN, *options, timeout=120)

    assert ended.parseoutcomes() == {"passed": 3}
