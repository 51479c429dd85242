"""Takes a picture of a page as a walk does."""

from pathlib import Path

from playwright.sync_api import Locator, Page

from portail.capture.camera import Camera
from portail.capture.screenshot import Shot, take
from portail.capture.stability import at_rest
from portail.mailbox.no_mailbox import NoMailbox
from portail.privacy.redaction import Redaction
from portail.screen.elements import Place, find
from portail.target.target import Person, Target

NOTHING_HIDDEN = Redaction(Target("mock", "", Person(), NoMailbox()))


def screenshot_of(
    page: Page,
    path: Path,
    *names: str,
    around: Locator | None = None,
    redaction: Redaction | None = None,
    camera: Camera | None = None,
    accepted: str | None = None,
) -> Shot:
    """Take a picture of the page into a file, with numbers beside the elements of these names."""
    with at_rest(page) as still:
        places = [_place_of(page, name) for name in names]
        shot = take(camera or Camera(page), still, redaction or NOTHING_HIDDEN, places, around, accepted)
    path.write_bytes(shot.picture)
    return shot


def _place_of(page: Page, name: str) -> Place:
    place = find(page, name)
    assert place, name
    return place
