"""The page on which a person reads a message of a mailbox that has no page of its own."""
