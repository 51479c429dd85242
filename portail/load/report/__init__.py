"""The report of a day: `load.json`, CSV, a page with plots, and what the console says."""
