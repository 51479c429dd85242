"""The run record: its schema, gathering the records of several runs, and recorded frames."""
