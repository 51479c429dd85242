"""A second portal that keeps the same procedure, written from the customer's document alone.

Everything that the document leaves open is done otherwise than in `mock_portal`: addresses, elements, ids, order and
layout of the screens, words of the labels, lists for tables, links with a role for buttons, a letter of another town.
"""
