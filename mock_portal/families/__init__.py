"""The families of a town: who they are, their access keys, and their registration, one or many at a time."""
