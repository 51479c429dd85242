"""Files that are written of a walk after it: none gets its name that tells a secret of the walk."""

from collections.abc import Mapping
from pathlib import Path

from portail.errors import Leak
from portail.privacy.secrets_filter import SecretsFilter
from portail.wording import privacy as words


def without_leaks(files: Mapping[Path, bytes], secrets: SecretsFilter | None) -> Mapping[Path, bytes]:
    """Return files that are to be written, once it is sure that they tell no secret.

    Raises:
        Leak: one does; the text names it.
    """
    telling = [str(path) for path, content in files.items() if secrets and secrets.is_told_by(content)]
    if telling:
        raise Leak(words.not_written(telling))
    return files
