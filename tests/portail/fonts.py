"""Fonts of a town that does not exist, made of the engine's own."""

from pathlib import Path

from fontTools.ttLib import TTFont

from portail.output.guide.html import FACES, FONTS

FAMILY = "Essai Ville"
NAMES = (1, 16)


def font(path: Path, *, weight: str = "400", family: str = FAMILY, lacks: str = "", kind: int = 0) -> str:
    """Write a font file of a weight (400 or 700) without some letters, in the flavour of its suffix; return its path.

    `kind` is what its licence says of documents (OpenType, `OS/2.fsType`).
    """
    face = next(face for face in FACES if (face.weight, face.style) == (weight, "normal"))
    with TTFont(FONTS / face.file) as made:
        made.flavor = path.suffix[1:] if path.suffix.startswith(".woff") else None
        for name_id in NAMES:
            made["name"].setName(family, name_id, 3, 1, 0x409)
        made["OS/2"].fsType = kind
        for table in made["cmap"].tables:
            table.cmap = {code: glyph for code, glyph in table.cmap.items() if chr(code) not in lacks}
        made.save(path)
    return str(path)


def regular_and_bold(folder: Path, lacks: str = "") -> tuple[str, str]:
    """Write a font that a document can be set in."""
    return (
        font(folder / "Essai-Regular.ttf", lacks=lacks),
        font(folder / "Essai-Bold.woff2", weight="700", lacks=lacks),
    )
