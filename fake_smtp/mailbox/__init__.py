"""The mailbox: delivery, waiting, the search language, events and counters."""
