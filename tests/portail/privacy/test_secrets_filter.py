"""Secrets are removed in every form in which they stand in texts and archives."""

import zipfile
from pathlib import Path

from portail.privacy.secrets_filter import SecretsFilter


def test_a_secret_is_hidden_in_archives_in_any_letter_case(tmp_path: Path) -> None:
    secrets, path = SecretsFilter("Paul Durand"), tmp_path / "trace.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("trace.trace", "Bonjour PAUL DURAND")

    assert secrets.is_in(path)
    secrets.archive(path)

    assert not secrets.is_in(path)
    with zipfile.ZipFile(path) as archive:
        assert archive.read("trace.trace").decode() == "Bonjour •••"
