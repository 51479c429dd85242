"""Words that act: the sentences of a procedure that are walked as they stand, read (pure) and done (on a page).

What a person does in the browser belongs here, in the words of each language (`languages/`). What a screen shows does
not: that is a promise (`portail.walk.promises`). Steps that have Python are walked by that (`portail.walk.steps`).
"""
