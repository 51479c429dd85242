"""Texts as searches compare them."""

import re

# As in Mailpit; a search for <jdsauk;dwqmdqw;> and one for jdsauk dwqmdqw find the same messages.
_IGNORED = re.compile(r"[<>\",;()\ufeff]")


def search_words(text: str) -> str:
    """Return the words with one blank between them, in one letter case, without the punctuation that is ignored."""
    return " ".join(_IGNORED.sub(" ", text).casefold().split())
