"""The webmail: its pages, templates and static files, and its texts in French and English."""
