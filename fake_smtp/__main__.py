"""``python -m fake_smtp``."""

from fake_smtp.cli import main

main()
