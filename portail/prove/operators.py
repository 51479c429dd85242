"""The ways to break something on a page, in a message or on the way to the server; each is one word of `mutate.js`."""

from typing import Final

WORDS: Final = ("remove", "rename", "one-letter", "letter-lost", "accent")
"""What may happen to a name."""
SEVERAL_WORDS: Final = ("word-lost", "words-swapped", "word-added")
"""What may happen besides to a text of several words."""
LOOKS: Final = (
    "display-none",
    "visibility-hidden",
    "transparent",
    "faint",
    "colour-of-the-ground",
    "colour-near-the-ground",
    "fill-transparent",
    "tiny",
    "size-zero",
    "clipped",
    "cut-off",
    "half-cut-off",
    "out-of-the-window",
    "above-the-window",
    "masked",
    "blurred",
    "turned-over",
    "mirrored",
    "shrunk",
    "covered",
    "covered-without-touch",
    "under-a-veil",
    "hover-only",
    "in-what-is-closed",
    "content-hidden",
)
"""What may keep a person from reading what stands in the source."""
ORDER: Final = ("order-in-source", "order-to-the-eye")
"""What may happen to two things that follow one another."""
VANISHING: Final = ("vanishes",)
"""What may happen to something once it has been shown."""
PRESSED: Final = (
    "dead",
    "disabled",
    "click-lost",
    "leads-nowhere",
    "leads-elsewhere",
    "leads-back",
    "open-too-early",
    "closes-again",
    "never-changes-colour",
)
"""What may happen to something that the walk presses."""
FILLED: Final = (
    "field-takes-nothing",
    "field-loses-the-last-letter",
    "saves-something-else",
    "saves-nothing",
    "disabled",
)
"""What may happen to a field that the walk fills."""
SENT: Final = ("answer-500", "answer-403", "answer-lost", "answer-back")
"""What may happen to a form that the walk sends; `answer-back` shows the same page again, and nothing was received."""
OPENED: Final = ("page-404", "page-500", "page-blank", "page-of-another")
"""What may happen to a page that the walk opens."""
MAILED_BY_ADDRESS: Final = ("sender-address-other", "sender-address-alike")
MAILED_BY_NAME: Final = ("sender-name-other",)
"""What may happen to a message on its way, where the document gives the address or the name of its sender."""
SEEN_LATER: Final = ("saves-something-else", "saves-nothing", "vanishes", "closes-again")
"""What a person finds out only on coming back, or by taking the time; a thorough walk does."""
