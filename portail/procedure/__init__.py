"""Procedures: the parsed document with its promises, its parser, and how its words are matched to a screen."""
