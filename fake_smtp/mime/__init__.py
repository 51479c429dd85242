"""From the bytes that SMTP received to a decoded message."""
