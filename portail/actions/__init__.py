"""Words that act: the sentences of a procedure that are walked as they stand, read and planned; nothing is done here.

What a person does in the browser belongs here, in the words of each language (`languages/`). What a screen shows does
not: that is a promise (`portail.walk.promises`). The page is acted on in `portail.walk.by_words`.
"""
