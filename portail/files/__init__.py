"""Files: text in UTF-8, TOML with line numbers, atomic replacement, locks between processes."""
