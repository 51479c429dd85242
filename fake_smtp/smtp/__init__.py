"""The SMTP side: the server, its commands, authentication and TLS."""
