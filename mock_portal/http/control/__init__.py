"""The control API, by which tests control a tenant: JSON, one file a subject."""
