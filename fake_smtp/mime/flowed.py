"""Text whose lines may flow (RFC 3676): soft line breaks are undone, so that a sentence or a URL is whole again."""

_SIGNATURE = "-- "


def unflowed(text: str, *, deletes_space: bool) -> str:
    """Return the text with its paragraphs on one line each; lines end with a line feed.

    Args:
        text: as it came.
        deletes_space: whether the blank that makes a line flow is no part of the text (``delsp=yes``).
    """
    lines: list[str] = []
    flowing: list[str] = []
    depth = 0
    for line in text.split("\n"):
        quoted, content = _quoted(line)
        if flowing and (quoted != depth or content == _SIGNATURE):
            lines.append(_joined(depth, flowing))
            flowing = []
        depth = quoted
        flows = content.endswith(" ") and content != _SIGNATURE
        flowing.append(content[:-1] if flows and deletes_space else content)
        if not flows:
            lines.append(_joined(depth, flowing))
            flowing = []
    return "\n".join([*lines, _joined(depth, flowing)] if flowing else lines)


def _quoted(line: str) -> tuple[int, str]:
    """Return how often a line is quoted, and what it says; a blank before that is stuffing."""
    content = line.lstrip(">")
    return len(line) - len(content), content.removeprefix(" ")


def _joined(depth: int, flowing: list[str]) -> str:
    content = "".join(flowing)
    return ">" * depth + (" " if depth and content else "") + content
