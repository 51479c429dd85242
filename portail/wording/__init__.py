"""What the engine says, in French: one module for each package that speaks; and the typography of a language.

A text without values is a constant, a text with values a function that returns it. No other package of the engine
holds a sentence (`tests/test_structure.py`). Nothing of the engine is imported here: values are strings and numbers.
"""

LANG = "fr"
"""The language of these texts (BCP 47)."""
