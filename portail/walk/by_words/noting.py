"""Notes what a screen says beside a name, as a person copies it."""

from playwright.sync_api import Page

from portail.actions.value_beside_name import noted_value
from portail.errors import Broken
from portail.procedure.matching import pattern
from portail.screen import page_text
from portail.wording import actions as words


def value_beside(page: Page, name: str, expression: str) -> str:
    """Return what stands beside a name: after it on its line, or on the line below.

    Args:
        page: the tab.
        name: the name, for a person.
        expression: the regular expression that finds it.

    Raises:
        Broken: nothing that a person can read stands there.
    """
    text = page_text.read(page, [rf"{expression}\s*:?\s*\S.*", rf"{expression}\s*:?\s*\n.*"]).read
    value = noted_value(text, expression)
    if not value:
        raise Broken(expected=words.value_beside(name), found=words.NOTHING_BESIDE_IT, hint=words.LOOK_BESIDE_IT)
    return value


def expression_of(name: str, substitutions: dict[str, str]) -> str:
    """Return the expression that finds a name of the document in the text of this portal."""
    return pattern(name, substitutions)
