"""The static files that pages and PDF documents share: styles, scripts, pictures and the font."""

from pathlib import Path

STATIC = Path(__file__).with_name("static")
"""The folder of the static files."""
