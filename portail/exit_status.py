"""The exit statuses of the command line; 0: all is well."""

BROKEN = 1
"""The portal breaks its word, or a breach was not noticed."""
USAGE = 2
"""The command, a file or a document has to be corrected."""
NOT_READY = 3
"""Something around the walk does not work: browser, mailbox, network, this machine."""
DRIFTED = 4
"""The portal no longer looks as the reference shows it."""
INTERRUPTED = 130
"""Somebody ended it: 128 and the number of SIGINT, as shells count."""
