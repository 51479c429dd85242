"""The import rules hold: who may know whom is written in pyproject.toml."""

import subprocess
import sys
from pathlib import Path


def test_the_import_contracts_are_kept() -> None:
    linter = Path(sys.executable).with_name("lint-imports")

    ended = subprocess.run([linter], cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stdout
