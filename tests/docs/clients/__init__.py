"""Typed clients, made from the OpenAPI documents of the servers."""
