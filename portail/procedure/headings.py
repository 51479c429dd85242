"""The headings of steps: how one is written, and how one that is written otherwise would be."""

import re
import unicodedata

STEP = re.compile(r"^## (?P<number>\d+)\. (?P<title>.+?) \{#(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\}$")
LIKE_A_STEP = re.compile(r"^(?:##\s*\d|#{1,6}[^#\s]|#\s|## .*\{|#{3,6}\s.*\{#[^}]*\}$)")
NUMBERED = re.compile(r"^#+\s*(?:[^\W\d]+\s*)?\d")
BEFORE_THE_TITLE = re.compile(r"^[#\s]*(?:(?:[^\W\d]+\s+)?\d+\s*[.):–-]+\s*|\d+\s+)?")
"""Its number, and the word that calls it a step."""
IN_BRACES = re.compile(r"\s*(?:\{#?([^}]*)\}?|[(\[]#([^)\]]*)[)\]])\s*#*\s*$|\s*\{#([^}]*)\}\s*")
LONGEST_ID = 40


def slug(text: str) -> str:
    """Return the id that a text makes; nothing where it has no letter of the Latin alphabet and no digit."""
    letters = unicodedata.normalize("NFKD", text.replace("’", "-")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters)[:LONGEST_ID].strip("-")


def meant_by(line: str, number: int) -> tuple[str, str]:
    """Return the heading of a step of this number that a line may be meant for, and its title alone."""
    braces = IN_BRACES.search(line)
    title = BEFORE_THE_TITLE.sub("", IN_BRACES.sub("", line)).strip() or "…"
    named = next((each for each in braces.groups() if each), "") if braces else title
    identity = slug(named) or "identifiant"
    return f"## {number}. {title} {{#{identity}}}", title
