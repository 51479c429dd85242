"""Photographs a page as a walk does."""

from pathlib import Path

from playwright.sync_api import Locator, Page

from scenarios.camera import Camera
from scenarios.discretion import Discretion
from scenarios.screen import Place, find
from scenarios.screenshots import Shot, take
from scenarios.stillness import at_rest


def photograph(
    page: Page,
    path: Path,
    *names: str,
    around: Locator | None = None,
    discretion: Discretion | None = None,
    camera: Camera | None = None,
    accepted: str | None = None,
) -> Shot:
    """Photograph the page, with numbers beside the elements of these names."""
    with at_rest(page) as still:
        places = [_place(page, name) for name in names]
        return take(camera or Camera(page), still, path, places, around, discretion, accepted)


def _place(page: Page, name: str) -> Place:
    place = find(page, name)
    assert place, name
    return place
