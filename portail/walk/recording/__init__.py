"""Enters a walk into its record: what became of the walk, and the pictures that it took."""
