"""Proves the walk of a procedure: breaks what the document promises, one thing at a time, and sees what is noticed.

`operators` are the ways to break something, `mutants` the breaches of one procedure, `neutral` the changes that no
reader minds; `stage` puts one into a browser, `acts` knows what the walk does where; `proving` walks them all, `proof`
counts, `report` shows.
"""
