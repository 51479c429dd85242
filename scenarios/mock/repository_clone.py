"""What only a clone of the repository has: the benchmarks, beside the tests."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from portail.errors import EnvironmentNotReady

ROOT = Path(__file__).parents[2]
BENCHMARKS = Path("tests/benchmarks/__main__.py")


def run_benchmarks(arguments: Sequence[str]) -> int:
    """Run the benchmarks in a process of their own, and return its exit status.

    Raises:
        EnvironmentNotReady: this is no clone.
    """
    if not (ROOT / BENCHMARKS).is_file():
        raise EnvironmentNotReady(
            "Les mesures ne sont que dans un clone du dépôt, avec les tests. Clonez-le, puis : uv run portail bench"
        )
    return subprocess.run([sys.executable, "-m", "tests.benchmarks", *arguments], cwd=ROOT, check=False).returncode
