"""`python -m portail` is `portail`."""

from portail.cli.main import main

main()
