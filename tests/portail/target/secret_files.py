"""Files with secrets, for tests."""

from pathlib import Path


def written(path: Path, text: str, mode: int = 0o600) -> Path:
    """Write a file that, by default, nobody else may read."""
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path
