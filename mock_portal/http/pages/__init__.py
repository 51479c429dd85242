"""The screens of the portal, one a file."""
