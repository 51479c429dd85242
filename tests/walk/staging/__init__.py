"""A staging front of the tests' own: what stands before a portal that is not for everybody yet."""
