"""The tenants, and what each has of its own: clock, randomness and journal."""
