"""Judges the files of a guide by the rules of accessibility, and says so on a page beside them."""
