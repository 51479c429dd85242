"""`python -m scenarios` is `portail`."""

from scenarios.cli import main

main()
