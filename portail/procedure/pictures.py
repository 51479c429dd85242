"""The lines of pictures: how one is written, and what is wrong with one that is written otherwise."""

import re

from portail.procedure.headings import slug
from portail.wording import procedure as words
from portail.wording.files import Refusal

PICTURE = re.compile(r'^!\[(?P<alt>[^\]]*)\]\(screenshot:(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*) "(?P<caption>[^"]*)"\)$')
OWN_PICTURE = re.compile(
    r'^!\[(?P<alt>[^\]]*)\]\((?P<file>(?![a-z]+:(?!//))[^\s()"“”«»\']+)(?: "(?P<caption>[^"]*)")?\)$'
)
SPACED = re.compile(r"^!\s*\[[^\]]*\]\s+\(|^!\s+\[|^!\[[^\]]*\]\((?:\s|screenshot\s*:\s|screenshot\s)")
OTHER_QUOTES = re.compile(r"^!\[[^\]]*\]\([^\"]*[“”«»']")
SCREENSHOT = re.compile(r"^!\[[^\]]*\]\(screenshot:(?P<name>[^\"()]*?)\s*(?P<caption>\"[^\"]*\")?\)$")
FILE_WITH_SPACES = re.compile(r"^!\[[^\]]*\]\([^\"():]*\s[^\"():]*\.\w+\s*(?:\"[^\"]*\")?\)$")


def wrong_with_picture(source: str) -> Refusal:
    """Return what is wrong with a line that is meant for a picture, and is none."""
    if SPACED.match(source):
        return words.PICTURE_SPACED
    if OTHER_QUOTES.match(source):
        return words.CURLY_QUOTES
    if (found := SCREENSHOT.match(source)) and found["name"]:
        name = slug(found["name"])
        return words.PICTURE_WITHOUT_WORDS if name == found["name"] else words.unfit_for_a_picture(found["name"], name)
    return words.SPACES_IN_A_FILE if FILE_WITH_SPACES.match(source) else words.PICTURE_UNKNOWN
