"""A colour is named as a person would name it."""

import pytest

from portail.screen.colour import name_of


@pytest.mark.parametrize(
    ("css", "name"),
    [
        ("rgb(213, 218, 224)", "gris"),
        ("rgb(187, 187, 187)", "gris"),
        ("rgb(30, 122, 60)", "vert"),
        ("rgba(46, 160, 67, 0.9)", "vert"),
        ("rgb(0, 133, 111)", "vert"),
        ("rgb(0, 128, 132)", "bleu"),
        ("rgb(20, 80, 125)", "bleu"),
        ("rgb(179, 38, 30)", "rouge"),
        ("rgb(255, 255, 255)", "blanc"),
        ("rgb(0, 0, 0)", "noir"),
    ],
)
def test_a_computed_colour_has_a_french_name(css: str, name: str) -> None:
    assert name_of(css) == name


def test_what_is_no_computed_colour_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="« vert » n’est pas une couleur"):
        name_of("vert")
