"""What is made from a run record: guide, film, reports, and the comparison with a committed reference."""
