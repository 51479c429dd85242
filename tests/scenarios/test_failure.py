"""A failed step is explained to a person, in French."""

from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from scenarios.failure import explain
from scenarios.mailbox import Mailbox
from scenarios.target import Family, Target
from scenarios.walk import Walk


def test_a_wait_in_vain_is_told_in_french(page: Page, tmp_path: Path) -> None:
    target = Target("mock", "", Family("marie@example.org", "marie", "secret"), cast("Mailbox", None))

    with pytest.raises(PlaywrightError) as waited:
        page.get_by_role("button").click(timeout=50)

    assert explain(waited.value, Walk(page, target, tmp_path)).found == "rien n’a répondu en 0,05 s"
