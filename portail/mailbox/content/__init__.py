"""What a message says: its decoded bodies, and the links and codes in them; linear in its length, whatever it holds."""
