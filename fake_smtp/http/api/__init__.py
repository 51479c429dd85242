"""The HTTP API: Mailpit's version 1, and wait, mark, links, codes and faults. One module an endpoint, or a few."""
