"""All mistakes of procedure files and of `portail.toml`, without a walk: found, and told as CI systems want them."""
