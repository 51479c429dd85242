"""What the page of a message may show before the walk has used what that brings: words that everybody may read."""

import re
from urllib.parse import unquote, urlsplit

from portail.privacy.case_folding import WORD, expression, fold
from portail.privacy.secrets_filter import HIDDEN
from portail.target.target import Target

ORIGIN = re.compile(r"https?://[^/\s]*", re.IGNORECASE)
"""Where a link leads is told, so that a walk that was led elsewhere can be explained; the rest of it is not."""
SHORTEST_WORD = 3
"""What is shorter is a word of everybody's: « ne », « le »."""
QUOTED = re.compile(r"(?<=«)[^»]*(?=»)|(?<=\")[^\"\n]*(?=\")|(?<=: )[^\n«\"]*$", re.MULTILINE)


class PublicWords:
    """The words that a document prints, with those of the target that stand for them, and of the portal's address.

    Attributes:
        text: all of them.
        message_words: the words of the messages that came, folded.
    """

    def __init__(self, target: Target, document: str) -> None:
        paths = (segment for url in (target.base_url, *target.also) for segment in urlsplit(url).path.split("/"))
        self.text = "\n".join([document, *target.words.values(), *map(unquote, paths)])
        self.message_words: set[str] = set()
        self._folded = fold(self.text)
        self._words = {fold(word) for word in WORD.findall(self.text)}

    def learn_message(self, text: str) -> None:
        """Learn the words of a message."""
        self.message_words |= {fold(word) for word in WORD.findall(ORIGIN.sub(" ", text)) if len(word) >= SHORTEST_WORD}

    def is_printed(self, word: str) -> bool:
        """Return whether everybody may read this word."""
        return fold(word) in self._words

    def has(self, words: str) -> bool:
        """Return whether these words are printed anyway."""
        sought = expression([words])
        return sought is None or sought.search(self._folded) is not None

    def only(self, text: str) -> str:
        """Return a text in which only these words can be read."""
        return WORD.sub(lambda word: word[0] if self.is_printed(word[0]) else HIDDEN, text)

    def quoted(self, text: str) -> str:
        """Return a text in which, of what is quoted, no word of a message can be read but these."""
        return QUOTED.sub(lambda part: WORD.sub(self._hidden, part[0]), text)

    def _hidden(self, word: re.Match[str]) -> str:
        is_own = fold(word[0]) in self.message_words
        return HIDDEN if is_own and not self.is_printed(word[0]) else word[0]
