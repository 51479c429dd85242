"""The engine's own words in French, and the typography of a language."""
