"""A step knows which of its pictures are taken together."""

from pathlib import Path

from portail.procedure.parser import load
from tests.portail.procedures import HEADER, STEP, written


def test_pictures_that_no_code_names_are_taken_with_the_one_above_or_else_below(tmp_path: Path) -> None:
    body = "\n".join(f'![Vue {name}](screenshot:{name} "L\'écran {name}")\n' for name in "abcdef")
    (step,) = load(written(tmp_path, HEADER + STEP + body)).steps

    def taken(name: str, *named: str) -> list[str]:
        return [picture.id for picture in step.pictures_taken_with(name, named)]

    assert [taken(name, "b", "d") for name in "bd"] == [["a", "b", "c"], ["d", "e", "f"]]
    assert taken("removed", "removed", "d") == []
