"""The database of the portal."""
