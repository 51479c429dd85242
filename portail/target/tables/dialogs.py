"""`[dismiss]` and `[dialogs]` of a target: what a portal asks beside the procedure, and what it is answered."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from portail.files.toml_table import Words
from portail.procedure.matching import anywhere

Answer = Literal["accepted", "refused", "unasked"]
"""What became of a dialog; `unasked`: neither the procedure nor the target speaks of it, and it was refused."""


class Dismiss(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Buttons that are pressed wherever they appear: a cookie banner, a survey, a question that is asked once.

    Attributes:
        names: their names; such a button is pressed wherever it stands.
        usual: whether the usual answers to cookie banners and surveys are given too.
    """

    names: tuple[Words, ...] = ()
    usual: bool = False


class Dialogs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What dialogs of the browser are answered, by words that they contain.

    Attributes:
        accept: words of those that are accepted.
        refuse: words of those that are refused.
        answers: what is typed into those that ask for a text, by words of the question.
    """

    accept: tuple[Words, ...] = ()
    refuse: tuple[Words, ...] = ()
    answers: Mapping[Words, str] = {}

    def answer(self, question: str) -> tuple[Answer, str | None]:
        """Return what a question is answered, and the text that it gets, if any."""
        if text := next((text for words, text in self.answers.items() if _is_in(words, question)), None):
            return "accepted", text
        if any(_is_in(words, question) for words in self.accept):
            return "accepted", None
        return ("refused" if any(_is_in(words, question) for words in self.refuse) else "unasked"), None


def _is_in(words: str, question: str) -> bool:
    return anywhere(words).search(question) is not None
