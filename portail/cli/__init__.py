"""The command line: one module a command; `portail.cli.main` holds their options."""
