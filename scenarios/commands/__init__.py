"""What each command of `portail` does; `scenarios.cli` holds their options."""
