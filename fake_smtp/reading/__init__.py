"""Where messages are read: small ones at once, large ones in a process of their own, so that nothing waits for them."""
