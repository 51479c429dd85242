"""A portal in a process of its own, that can be killed."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.mock_portal.support.resident import found


@contextmanager
def serving(data: Path, port: int, smtp: tuple[str, int]) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A portal on this data file and port, and its root address; it is killed at the end."""
    command = [sys.executable, "-m", "mock_portal", "--port", str(port), "--data", str(data)]
    with subprocess.Popen([*command, "--smtp", f"{smtp[0]}:{smtp[1]}"], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield process, found(r"(http://\S+:\d+/)", process.stdout.readline())
        finally:
            process.kill()
