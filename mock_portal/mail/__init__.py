"""The messages to families: their text, their delivery by SMTP, and the confirmations that follow a change."""
