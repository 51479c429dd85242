"""A box of text is scrolled as a person scrolls it, and read on the way."""
