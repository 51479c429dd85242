"""The messages to families: their text, the confirmations that follow a change, and the outbox."""
