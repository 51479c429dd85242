"""Steps that are walked by their own words: what the sentences say (`portail.actions`) is done on the page.

The hand and the eye are those that steps in Python have (`portail.screen`).
"""
