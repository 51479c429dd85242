"""What `portail` offers to others is listed, described, and imported when it is used first."""

import subprocess
import sys
from importlib import import_module

import pytest

import portail

IMPORTED = """
import sys
before = set(sys.modules)
import portail
print(*sorted(set(sys.modules) - before))
"""


def test_every_public_name_is_listed_and_can_be_imported() -> None:
    assert portail.__all__ == sorted(portail._MODULES)
    assert [name for name in portail.__all__ if getattr(portail, name, None) is None] == []


@pytest.mark.parametrize("name", portail.__all__)
def test_every_public_name_is_described(name: str) -> None:
    assert getattr(portail, name).__doc__


@pytest.mark.parametrize("name", portail._FOR_ENTRY_POINTS)
def test_every_class_for_entry_points_is_described_and_no_second_public_name(name: str) -> None:
    module = import_module(portail._FOR_ENTRY_POINTS[name])

    assert getattr(module, name).__doc__
    assert name not in portail.__all__


def test_a_name_that_is_not_public_is_refused() -> None:
    with pytest.raises(AttributeError, match="module 'portail' has no attribute 'Runner'"):
        portail.Runner  # noqa: B018 - looked up


def test_the_package_imports_nothing_before_it_is_used() -> None:
    imported = subprocess.check_output([sys.executable, "-c", IMPORTED], text=True).split()

    assert [name for name in imported if name.partition(".")[0] not in sys.stdlib_module_names] == ["portail"]
