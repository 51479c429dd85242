"""Small mails by kinds, each with its right answer, to which the readings of fake_smtp and of others are compared."""
