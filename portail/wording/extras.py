"""What the engine says of an installation that lacks something."""

from collections.abc import Sequence


def missing(extras: Sequence[str], package: str) -> str:
    names = " et ".join(f"« {extra} »" for extra in extras)
    return (
        f"Il manque {names} à cette installation : « pip install '{package}[{','.join(extras)}]' », "
        f"ou « pip install '{package}[all]' » pour tout avoir."
    )
