"""Contrast is counted as WCAG 2.2 does."""

import pytest

from portail.contrast import contrast


@pytest.mark.parametrize(("colour", "ratio"), [("#000000", 21), ("#ffffff", 1), ("#767676", 4.54), ("vert", None)])
def test_contrast_with_white_is_that_of_wcag(colour: str, ratio: float | None) -> None:
    assert contrast(colour, "#ffffff") == (ratio and pytest.approx(ratio, abs=0.005))
