"""How one screen differs from what the reference shows of it: what a person finds there, and its pixels."""
