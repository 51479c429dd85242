"""Habits of real portals that a person does not even notice, each played on a small portal made for them.

A habit that is dress (a star after a label, a payment in another window) must be walked; a near one that breaks the
document must be refused at the right sentence. `python -m tests.habits` plays them all and prints the table;
`python -m tests.habits serve` serves the portal alone, so that other tools can be measured by it.
"""
