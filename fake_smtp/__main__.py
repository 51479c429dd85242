"""``python -m fake_smtp``."""

from .cli import main

main()
