"""Walking: runs the steps of a procedure in a browser, checks its promises and writes the record."""
