"""The control API: tests and people shape a tenant by it. JSON, in the procedure's terms."""
