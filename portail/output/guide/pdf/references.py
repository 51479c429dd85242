"""References between the objects of a PDF."""


def number_of(reference: bytes | str) -> int:
    """Return the number of the object to which a reference leads."""
    return int((reference.decode() if isinstance(reference, bytes) else reference).split()[0])
