"""Faults: disturbances of pages, messages and payments that tests attach to a tenant."""
