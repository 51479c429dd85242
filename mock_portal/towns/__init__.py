"""The description of a town and its general terms, read from the files in `data/`."""
