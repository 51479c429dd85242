"""The HTTP side: the API, the webmail, and what both need."""
