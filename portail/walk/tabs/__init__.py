"""The tabs of a walk: the context in which they are opened, what they load, and where they stand."""
