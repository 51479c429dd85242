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


def test_a_text_with_escapes_keeps_what_is_no_secret() -> None:
    secrets = SecretsFilter("essai2026")  # the same text in JSON, HTML and addresses

    assert secrets.text(r"100 % de essai2026 & C:\essai") == r"100 % de ••• & C:\essai"
