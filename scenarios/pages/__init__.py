"""The screens of the procedure, one a file, found as a person finds them: by role, label and visible text.

A screen offers steps in the user's words; its only check is "is this the screen". Judgement stays in the step.
"""
