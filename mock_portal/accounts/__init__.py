"""The accounts of families: invitations, sign-in, sessions, passwords and their recovery."""
