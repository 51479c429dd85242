"""The version of this program."""

from importlib.metadata import PackageNotFoundError, version

_DISTRIBUTION = "portail-famille"


def own_version() -> str:
    """Return the version, as Mailpit writes its own."""
    try:
        return f"v{version(_DISTRIBUTION)}"
    except PackageNotFoundError:
        # Run from a copy that was never installed.
        return "v0"
