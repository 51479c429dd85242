"""The SQLite database that keeps the messages, and conditions to find them by."""
