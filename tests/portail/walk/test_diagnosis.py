"""A failed step is explained to a person, in French."""

from pathlib import Path

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from portail.mailbox.no_mailbox import NoMailbox
from portail.privacy.redaction import RealPersonRedaction, Redaction
from portail.target.target import Person, Target
from portail.walk.diagnosis import diagnose, keep_evidence
from portail.walk.traffic import Traffic
from portail.walk.walk import Walk
from tests.portail.persons import REAL_PORTAL
from tests.portail.procedures import short_procedure
from tests.portail.runs import failed_step


def test_a_timeout_of_playwright_is_explained_in_french(page: Page, tmp_path: Path) -> None:
    target = Target("mock", "", Person("marie@example.org", "marie", "secret"), NoMailbox())

    page.set_content("<p>Bonjour</p>")
    with pytest.raises(PlaywrightError) as waited:
        page.get_by_role("button").click(timeout=50)

    walk = Walk(page, target, tmp_path, redaction=Redaction(target), traffic=Traffic())
    walk.begin_step(short_procedure().steps[1], failed_step())
    assert diagnose(waited.value, walk).error.found == "le bouton manque : rien ne porte ce nom en 0,05 s"


RESTLESS = """
<p>Paul Durand</p>
<script>let far = 0; setInterval(() => { document.querySelector("p").style.marginLeft = `${far += 3}px` }, 5)</script>
"""


def test_a_failure_whose_picture_cannot_be_covered_is_kept_as_text_alone(page: Page, tmp_path: Path) -> None:
    page.set_content(RESTLESS)
    (tmp_path / "screenshots").mkdir()
    walk = Walk(page, REAL_PORTAL, tmp_path, redaction=RealPersonRedaction(REAL_PORTAL), traffic=Traffic())
    step = short_procedure().steps[1]
    walk.begin_step(step, failed_step())

    keep_evidence(walk)

    assert "•••" in (tmp_path / "failure.txt").read_text(encoding="utf-8")
    assert list((tmp_path / "screenshots").iterdir()) == []
