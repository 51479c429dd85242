"""The static files that pages and PDF documents share: styles, scripts, pictures and the font."""

from importlib.resources import files

STATIC = files("mock_portal.rendering") / "static"
"""The folder of the static files."""
