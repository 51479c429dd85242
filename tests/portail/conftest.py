"""What tests of the engine have in common."""

import pytest

from portail.target.secrets_file import Secrets


@pytest.fixture(autouse=True)
def no_secret_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Secrets.__struct_fields__:
        monkeypatch.delenv(f"PORTAIL_{name.upper()}", raising=False)
