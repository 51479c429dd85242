"""The camera of a window that this project has opened is fast, and sees what Playwright sees."""

import io
from collections.abc import Iterator

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, FloatRect, Page
from playwright.sync_api import Error as PlaywrightError

from portail.browser.device import DEVICES, Device
from portail.capture.camera import Camera
from portail.walk.tabs.browser_context import context_arguments
from tests.projects import PROJECT

TALL_PAGE = """
<meta name="viewport" content="width=device-width">
<style>
  html { scrollbar-width: none }
  p { height: 1500px; background: linear-gradient(60deg, green, white, navy) }
</style>
<h1>Mes factures</h1><p></p>
"""
WINDOW = "() => [innerWidth, innerHeight, devicePixelRatio, screen.width, screen.height]"
CLIPS = {False: FloatRect(x=0, y=10, width=380, height=700), True: FloatRect(x=0, y=0, width=390, height=1400)}


@pytest.fixture(params=DEVICES.values(), ids=list(DEVICES))
def kind(request: pytest.FixtureRequest) -> Device:
    kind: Device = request.param
    return kind


@pytest.fixture
def window(browser: Browser, kind: Device) -> Iterator[Page]:
    context = browser.new_context(**context_arguments(PROJECT, kind))
    page = context.new_page()
    page.set_content(TALL_PAGE)
    yield page
    context.close()


@pytest.mark.parametrize("beyond", CLIPS)
def test_it_takes_the_pixels_of_playwright_and_leaves_the_window_as_it_was(
    window: Page, kind: Device, *, beyond: bool
) -> None:
    before, camera = window.evaluate(WINDOW), Camera(window, kind)

    first, second = (camera.shoot(CLIPS[beyond], beyond=beyond) for _ in range(2))

    assert first == second
    assert window.evaluate(WINDOW) == before
    assert _differ(first, Camera(window).shoot(CLIPS[beyond], beyond=beyond)) is None


def test_a_camera_that_is_put_away_detaches_from_the_tab(page: Page) -> None:
    camera = Camera(page)
    devtools = camera.devtools
    assert devtools

    camera.put_away()

    with pytest.raises(PlaywrightError):
        devtools.send("DOM.enable")


def _differ(one: bytes, other: bytes) -> tuple[int, int, int, int] | None:
    with Image.open(io.BytesIO(one)) as left, Image.open(io.BytesIO(other)) as right:
        assert left.size == right.size
        return ImageChops.difference(left.convert("RGB"), right.convert("RGB")).getbbox()
