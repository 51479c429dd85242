"""``python -m fake_smtp``."""

import sys

NOT_READY = 3

try:
    from .cli import main
except ModuleNotFoundError as error:
    if str(error.name).startswith("fake_smtp"):
        raise
    needed = "pip install 'portail-famille[smtp]'"
    print(f"The mail catcher needs {error.name}, which is not installed: {needed}", file=sys.stderr)
    sys.exit(NOT_READY)

main()
