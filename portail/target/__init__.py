"""Targets: the portal to walk on and the person who walks, from a target file or a project."""
