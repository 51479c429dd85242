"""`python -m mock_portal`."""

import sys

NOT_READY = 3

try:
    from .cli import main
except ModuleNotFoundError as error:
    if str(error.name).startswith("mock_portal"):
        raise
    needed = "pip install 'portail-famille[portal]'"
    print(f"The portal needs {error.name}, which is not installed: {needed}", file=sys.stderr)
    sys.exit(NOT_READY)

main(prog_name="python -m mock_portal")
