"""The contrast of two colours, as WCAG 2.2 counts it."""

import re

HEX = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")


def contrast(one: str, other: str) -> float | None:
    """Return the contrast of two colours `#rrggbb`, from 1 to 21; `None` where one is none."""
    if not (HEX.fullmatch(one) and HEX.fullmatch(other)):
        return None
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    found = HEX.fullmatch(colour)
    assert found, "asked of a colour"
    red, green, blue = (_linear(int(part, 16) / 255) for part in found.groups())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
