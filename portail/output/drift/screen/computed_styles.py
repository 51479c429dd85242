"""How a thing looks, as its styles say: colours with their contrast, sizes of text, borders, the ring of the focus."""

import re
from collections.abc import Mapping
from typing import Any

from portail.contrast import HEX, contrast
from portail.wording import drift as words

KINDS: dict[str, tuple[str, ...]] = {
    "colours": ("color", "ground"),
    "text": ("size", "weight", "font", "slant", "line", "letters", "spacing", "gaps", "caps", "thickness"),
    "border": ("border",),
    "focus": ("focus",),
}
LOOKS = {key for keys in KINDS.values() for key in keys}
RGB = re.compile(r"rgb\((\d+), (\d+), (\d+)\)")
NEAR = 0.02
"""By how much of it the size of a text may differ from what it would be by that of the page."""


Sizes = tuple[float, float]


def change_of(kind: str, before: Mapping[str, Any], after: Mapping[str, Any], page: Sizes = (1, 1)) -> str:
    """Describe how one kind of look changed; empty where it did not.

    `page` is the size of the text of the page before and after: what is sized by it changed alike.
    """
    keys = KINDS[kind]
    if all(before.get(key) == after.get(key) for key in keys):
        return ""
    if kind == "colours":
        return words.became(colours(before), colours(after))
    if kind == "text" and page[0] != page[1] and _only_scaled(before, after, page[1] / page[0]):
        return words.text_scaled(*page)
    said = [(_said(key, before), _said(key, after)) for key in keys if before.get(key) != after.get(key)]
    return words.became(", ".join(was for was, _ in said), ", ".join(is_now for _, is_now in said))


def colours(facts: Mapping[str, Any]) -> str:
    """Describe a text on its ground, with the contrast of the two where both are flat colours."""
    colour, ground = (RGB.sub(_hex, str(facts.get(key, ""))) for key in ("color", "ground"))
    ratio = contrast(colour, ground)
    return words.colours(colour, ground if HEX.fullmatch(ground) else "", ratio)


def ground_change(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """Describe how the ground of a text became another; empty where it did not, or where its own colour did too."""
    if before.get("color") != after.get("color") or before.get("ground") == after.get("ground"):
        return ""
    grounds = (RGB.sub(_hex, str(facts.get("ground", ""))) for facts in (before, after))
    return words.became(*(ground if HEX.fullmatch(ground) else words.PICTURE for ground in grounds))


def _only_scaled(before: Mapping[str, Any], after: Mapping[str, Any], scale: float) -> bool:
    same_else = all(before.get(key) == after.get(key) for key in KINDS["text"] if key != "size")
    was, is_now = float(before.get("size") or 0), float(after.get("size") or 0)
    return same_else and was > 0 and abs(is_now / was / scale - 1) < NEAR


def _said(key: str, facts: Mapping[str, Any]) -> str:
    value = facts.get(key)
    return words.look(key, RGB.sub(_hex, str(value)) if value not in (None, "") else "")


def _hex(found: re.Match[str]) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in found.groups())
