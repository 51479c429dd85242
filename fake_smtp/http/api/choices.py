"""The values of query parameters that choose."""

FLAG = ("0", "1")
YES_OR_NO = ("true", "false", "1", "0")
SCHEMES = ("light", "dark")
