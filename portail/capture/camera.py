"""Photographs one tab of the browser."""

import base64
from contextlib import suppress
from functools import cached_property

from playwright.sync_api import CDPSession, FloatRect, Page
from playwright.sync_api import Error as PlaywrightError

from portail.browser.device import Device


class Camera:
    """Photographs a tab.

    `device` is the window that it was opened with; of a window that somebody else keeps, too little is known.
    """

    def __init__(self, page: Page, device: Device | None = None) -> None:
        self.page = page
        self._device = device

    @cached_property
    def devtools(self) -> CDPSession | None:
        """The tab's session of Chromium's developer tools, with nodes and styles; `None` in another browser."""
        browser = self.page.context.browser
        if browser is None or browser.browser_type.name != "chromium":
            return None
        devtools = self.page.context.new_cdp_session(self.page)
        for domain in ("DOM", "CSS"):
            devtools.send(f"{domain}.enable")
        return devtools

    def shoot(self, clip: FloatRect, *, beyond: bool) -> bytes:
        """Return a picture (PNG) of a part of the page, given in CSS pixels; `beyond`: it goes beyond the window."""
        if self._fast is None:
            return self.page.screenshot(full_page=beyond, animations="disabled", caret="hide", clip=clip)
        how = {"format": "png", "optimizeForSpeed": True, "captureBeyondViewport": beyond, "clip": {**clip, "scale": 1}}
        return base64.b64decode(self._fast.send("Page.captureScreenshot", how)["data"])

    def put_away(self) -> None:
        """Leave the tab to those who keep it."""
        if "devtools" in vars(self) and self.devtools:
            with suppress(PlaywrightError):  # the tab may have gone
                self.devtools.detach()

    @cached_property
    def _fast(self) -> CDPSession | None:
        """The session that takes the same pictures as Playwright, packed less tightly, in half the time.

        After each it sets the window to what it knows of it; unless it is given one, that is the browser's own.
        """
        if self.devtools is None or self._device is None:
            return None
        self.devtools.send("Emulation.setDeviceMetricsOverride", self._device.metrics)
        return self.devtools
