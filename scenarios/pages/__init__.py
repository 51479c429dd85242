"""The screens of the procedure, one a file, found as a person finds them: by role, label and visible text.

A screen offers acts in the user's words; its only check is "is this the screen". In which order they are done, and what
is judged, stands in `scenarios.steps`.
"""
