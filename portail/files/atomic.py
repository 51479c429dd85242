"""Files are replaced as a whole: a full disk or a killed process leaves none cut short."""

from collections.abc import Mapping
from pathlib import Path


def replace_all(files: Mapping[Path, bytes]) -> None:
    """Write the files, all of them or none: each as a draft beside its place, which it takes once all are whole.

    They take their places in their order; folders that are not there are made.

    Raises:
        OSError: one cannot be written; what stood there before still does.
    """
    drafts = {path: path.with_name(f"{path.name}.partial") for path in files}
    try:
        for path, draft in drafts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(files[path])
        for path, draft in drafts.items():
            draft.replace(path)
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
