"""A failed step is explained to a person, in French."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from portail.mailbox.content.bodies import Content
from portail.mailbox.message import ReceivedMessage, matches
from portail.mailbox.no_mailbox import NoMailbox
from portail.mailbox.protocol import Address
from portail.privacy.real_person_redaction import RealPersonRedaction
from portail.privacy.redaction import Redaction
from portail.target.target import Data, Person, Target
from portail.walk.diagnosis import diagnose, keep_evidence
from portail.walk.tabs.traffic import Traffic
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


class SharedMailbox(NoMailbox):
    """A mailbox in which several people get mail."""

    def __init__(self, *messages: ReceivedMessage) -> None:
        self._messages = messages

    def search(self, *, to: str | None = None, **_: Any) -> list[Any]:
        return [each for each in self._messages if matches(each, to=to, subject=None, sender=None)]


def message(subject: str, *to: str) -> ReceivedMessage:
    addresses = tuple(Address("", each) for each in to)
    return ReceivedMessage(subject, Address("", "v@example.org"), addresses, frozenset(to), subject, None, Content)


@pytest.mark.parametrize("data", ["real", "invented"])
def test_of_a_shared_mailbox_only_ones_own_messages_are_told(page: Page, tmp_path: Path, data: Data) -> None:
    mailbox = SharedMailbox(
        message("Ticket HD-1", "ada@example.com"),
        message("Bienvenue", "paul@example.org", "bob@example.com"),
        message("Facture", "bob@example.com"),
    )
    target = replace(REAL_PORTAL, mailbox=mailbox, data=data)
    walk = Walk(page, target, tmp_path, redaction=Redaction(target), traffic=Traffic())
    walk.begin_step(short_procedure().steps[1], failed_step())

    found = diagnose(TimeoutError(), walk).error.found

    assert found == "à la place : « Bienvenue » pour paul@example.org ; 2 messages pour d’autres personnes"
