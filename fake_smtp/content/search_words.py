"""Texts as searches compare them."""

import re

# As in Mailpit; a search for <jdsauk;dwqmdqw;> and one for jdsauk dwqmdqw find the same messages.
_IGNORED = re.compile(r"[<>\",;()\ufeff]")
_FORMLESS = re.compile("[\u00ad\u034f\u200b-\u200d\u2060]")


def search_words(text: str) -> str:
    """Return the words with one blank between them, in one letter case, without the punctuation that is ignored.

    Letters without a form (a soft hyphen, a zero-width space) are left out: nobody sees or types them.
    """
    return " ".join(_IGNORED.sub(" ", text if text.isascii() else _FORMLESS.sub("", text)).casefold().split())
