"""All French that does not stand in a template or in the file of a town."""
