"""What a walk needs is asked for before anything is done."""

from dataclasses import replace

import pytest

from portail.errors import WrongUsage
from portail.walk import preconditions
from tests import projects
from tests.portail.persons import REAL_PORTAL


def test_a_name_to_cover_is_required_before_a_password_is_reset() -> None:
    target = replace(REAL_PORTAL, hidden=(), may_destroy=True)

    with pytest.raises(WrongUsage, match=r"hide = \["):
        preconditions.check(projects.load("mot-de-passe-oublie"), target)
