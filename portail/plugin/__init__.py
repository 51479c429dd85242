"""The pytest plugin: procedures walked in a QA engineer's own tests, with the fixtures of pytest-playwright.

This file is imported at the start of every pytest run, so it imports next to nothing; fixtures import what they need
when they are used. `README.md` describes how to use it.
"""

from typing import Final

import pytest

from portail import extras
from portail.plugin.settings import KEY, SETTINGS, read_settings
from portail.project import modules
from portail.project.installed import installed_projects

MARKS: Final = (
    "procedure(id): the procedure that the test is about; without this mark, walk() walks the default of the project",
    "destructive: the test pays, resets or uses up something; on an external target it runs only by permission",
)

PARTS: Final = ("browser", "fixtures", "collection", "failure_report", "session")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the options, each with its ini setting; the environment has its say too."""
    group = parser.getgroup("portail", "portail: walks written procedures in the browser")
    group.addoption(
        "--portail-project",
        metavar="DIR",
        help="Folder of the project, with portail.toml; by default the one of the procedure (PORTAIL_PROJECT).",
    )
    group.addoption(
        "--portail-target",
        metavar="NAME|FILE",
        help="Portal to test: a name in portail.toml, or a .toml file; by default the project's own (PORTAIL_TARGET).",
    )
    group.addoption(
        "--portail-destructive",
        metavar="NAME",
        help="Target on which tests marked destructive may run, named once more (PORTAIL_DESTRUCTIVE).",
    )
    group.addoption(
        "--portail-output",
        metavar="DIR",
        help="Folder of the walks' evidence and of the report; by default portail-results (PORTAIL_OUTPUT).",
    )
    group.addoption(
        "--portail-connect",
        metavar="URL",
        help="Browser of another machine: ws://… of « playwright run-server », or http://… of CDP (PORTAIL_CONNECT).",
    )
    group.addoption(
        "--portail-limit",
        metavar="SECONDS",
        help="How long a step of a walk may last, whatever it waits for; by default 60 seconds (PORTAIL_LIMIT).",
    )
    group.addoption(
        "--portail-thorough",
        action="store_const",
        const="true",
        help="Prove by a second visit that what a procedure did has lasted (PORTAIL_THOROUGH).",
    )
    for name in SETTINGS:
        parser.addini(f"portail_{name}", help=f"default of --portail-{name}")


def pytest_configure(config: pytest.Config) -> None:
    """Make the marks known, and let the fixtures follow those of pytest-playwright, on which they build."""
    for mark in MARKS:
        config.addinivalue_line("markers", mark)
    config.stash[KEY] = read_settings(config)
    if extras.missing("walk"):
        config.pluginmanager.register(NothingToWalkWith(), f"{__name__}.absent")
    else:
        for part in PARTS:
            config.pluginmanager.import_plugin(f"{__name__}.{part}")
    for folder in installed_projects():
        if (file := folder / "fixtures.py").is_file():
            config.pluginmanager.register(modules.load(folder, file), f"portail-{folder}")


class NothingToWalkWith:
    """The plugin without the extra `walk`: who wants to walk learns what to install, others notice nothing."""

    @pytest.fixture
    def walk(self) -> None:
        """Nothing can be walked here; the error says what to install."""
        raise pytest.UsageError(extras.remedy("walk"))
