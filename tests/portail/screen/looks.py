"""Looks of one line of text: some that nobody can read, with their faults, and some that anybody can (`looks.toml`)."""

import tomllib
from pathlib import Path

WORDS = "La clé enfance est là"
FILLED_IN = {
    "{words}": WORDS,
    "{cover}": "position:absolute;left:0;top:0;width:700px;height:300px",
    "{long}": "<p>Un paragraphe.</p>" * 80,
    "{dot}": (
        "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%229%22 height=%229%22%3E"
        "%3Crect width=%229%22 height=%229%22 fill=%22%23f8f8f8%22/%3E%3C/svg%3E"
    ),
}


def page(template: str) -> str:
    """Return the page of a look."""
    for place, text in FILLED_IN.items():
        template = template.replace(place, text)
    return template


_LOOKS = tomllib.loads(Path(__file__).with_name("looks.toml").read_text(encoding="utf-8"))
ILLEGIBLE = {look["name"]: (look["fault"], page(look["page"])) for look in _LOOKS["illegible"]}
LEGIBLE = {look["name"]: page(look["page"]) for look in _LOOKS["legible"]}
