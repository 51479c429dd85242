"""veraPDF, the validator of PDF/UA and PDF/A, where it is installed: it is run, and what it says is said."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from portail.output.conformance.criterion import Criterion, judged
from portail.wording import conformance as words

COMMAND = "verapdf"
FLAVOURS = ("ua1", "2a")
"""Its names of PDF/UA-1 and PDF/A-2a."""
VALID, INVALID = 0, 1
"""How it exits once it has judged; with any other status it could not."""
PATIENCE = 120
"""In seconds, for one file."""


def criteria(content: bytes) -> Iterator[Criterion]:
    """Yield what veraPDF says of a PDF, by each of its profiles; that it was not run, where it is not installed."""
    command = shutil.which(COMMAND)
    if command is None:
        yield Criterion(words.VERAPDF, "unchecked", words.VERAPDF_NOT_RUN)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "guide.pdf"
        file.write_bytes(content)
        for flavour in FLAVOURS:
            yield _by(command, flavour, file)


def _by(command: str, flavour: str, file: Path) -> Criterion:
    asked = [command, "--format", "text", "--flavour", flavour, str(file)]
    try:
        ran = subprocess.run(asked, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return Criterion(words.VERAPDF, "unchecked", words.verapdf_failed(flavour, str(error)))
    said = (ran.stdout or ran.stderr).replace(str(file), file.name).strip()
    if ran.returncode not in (VALID, INVALID):
        return Criterion(words.VERAPDF, "unchecked", words.verapdf_failed(flavour, said))
    return judged(words.VERAPDF, ran.returncode == VALID, words.verapdf_said(flavour, said))
