"""The HTTP API: Mailpit's version 1, and what a test needs beyond it (wait, mark, links, codes, faults)."""
