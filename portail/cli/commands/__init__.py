"""The commands of `portail`, one module a command; `portail.cli.main` holds their options."""
