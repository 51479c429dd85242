"""All French that does not stand in a template or in the file of a town: sentences, labels, subjects, and formats.

These modules import nothing of the rest: enumerations find their words by their value. Callers fill in `{…}`.
"""
