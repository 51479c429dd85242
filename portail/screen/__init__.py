"""The screen as a person perceives it: text, named elements, colours, page objects."""
