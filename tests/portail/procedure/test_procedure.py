"""A step knows which of its pictures are taken together, a procedure which one it says in other words."""

from dataclasses import replace
from pathlib import Path

import pytest

from portail.procedure.parser import load
from tests.portail.procedures import HEADER, STEP, short_procedure, written


def test_pictures_that_no_code_names_are_taken_with_the_one_above_or_else_below(tmp_path: Path) -> None:
    body = "\n".join(f'![Vue {name}](screenshot:{name} "L\'écran {name}")\n' for name in "abcdef")
    (step,) = load(written(tmp_path, HEADER + STEP + body)).steps

    def taken(name: str, *named: str) -> list[str]:
        return [picture.id for picture in step.pictures_taken_with(name, named)]

    assert [taken(name, "b", "d") for name in "bd"] == [["a", "b", "c"], ["d", "e", "f"]]
    assert taken("removed", "removed", "d") == []


@pytest.mark.parametrize(
    ("name", "lang", "original", "is_easy"),
    [
        ("louer", "fr", "louer", False),
        ("louer.en", "en", "louer", False),
        ("louer.falc", "fr", "louer", True),
        ("louer.falc-en", "en", "louer", True),
        ("louer-falc", "fr", "louer-falc", False),
    ],
)
def test_a_procedure_is_walked_as_the_one_whose_words_it_says_otherwise(
    name: str, lang: str, original: str, *, is_easy: bool
) -> None:
    procedure = replace(short_procedure(), id=name, lang=lang)

    assert (procedure.original, procedure.is_easy) == (original, is_easy)
