"""The window through which a portal is seen: a computer's or a phone's, in the light or the dark colours."""

from dataclasses import dataclass
from typing import Any, Literal

from portail.errors import WrongUsage
from portail.run_record.run import Size
from portail.wording import browser as words

Scheme = Literal["light", "dark"]
# Two pixels of the picture for one of the page: a picture as wide as a printed page then has 300 dots an inch.
DENSITY = 2.0


@dataclass(frozen=True)
class Device:
    """A window: its name for the command line, its French name, its size in CSS pixels, its colours."""

    name: str
    title: str
    viewport: Size
    scheme: Scheme = "light"
    mobile: bool = False

    def context_arguments(self, engine: str) -> dict[str, Any]:
        """Return what a browser context needs to be this window; Firefox cannot play a phone, and is only as narrow."""
        return {
            "viewport": {"width": self.viewport.width, "height": self.viewport.height},
            "device_scale_factor": DENSITY,
            "color_scheme": self.scheme,
            "has_touch": self.mobile,
            **({"is_mobile": self.mobile} if engine != "firefox" else {}),
        }

    @property
    def metrics(self) -> dict[str, Any]:
        """What Chromium's developer tools call the same window."""
        width, height = self.viewport.width, self.viewport.height
        screen = {"screenWidth": width, "screenHeight": height}
        return {"width": width, "height": height, **screen, "deviceScaleFactor": DENSITY, "mobile": self.mobile}


DESKTOP, PHONE = Size(width=1024, height=768), Size(width=390, height=844)
DEVICES = {
    device.name: device
    for device in (
        Device("desktop", words.DESKTOP, DESKTOP),
        Device("desktop-dark", words.DESKTOP_DARK, DESKTOP, "dark"),
        Device("phone", words.PHONE, PHONE, mobile=True),
        Device("phone-dark", words.PHONE_DARK, PHONE, "dark", mobile=True),
    )
}
USUAL = DEVICES["desktop"]


def named(name: str) -> Device:
    """Return the device of this name.

    Raises:
        WrongUsage: there is none.
    """
    if name not in DEVICES:
        raise WrongUsage(words.unknown_device(name, list(DEVICES)))
    return DEVICES[name]
