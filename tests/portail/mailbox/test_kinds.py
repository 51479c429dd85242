"""A kind of mailbox is added in one place, from which the schemes of a target file and the error follow."""

from contextlib import AbstractContextManager, nullcontext
from importlib.metadata import EntryPoint
from typing import cast

import pytest

from portail.errors import EnvironmentNotReady, WrongUsage
from portail.mailbox import kinds
from portail.mailbox.kinds import GROUP, open_mailbox, schemes
from portail.mailbox.protocol import Mailbox
from portail.mailbox.url import with_password, without_password


class Other:
    """Some other kind of mailbox."""


OTHER = cast("Mailbox", Other())


def open_other(url: str, password: str | None) -> AbstractContextManager[Mailbox]:
    assert (url, password) == ("jmap://marie@mail.example", "s3cret")
    return nullcontext(OTHER)


def test_a_project_adds_a_kind_by_its_scheme() -> None:
    more = {"jmap": open_other}

    with open_mailbox("jmap://marie@mail.example", "s3cret", more) as mailbox:
        assert mailbox is OTHER
    assert schemes(more) == (*schemes(), "jmap")


def test_an_installed_distribution_adds_a_kind_by_an_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = EntryPoint("jmap", f"{__name__}:open_other", GROUP)
    monkeypatch.setattr(EntryPoint, "load", lambda _: open_other)
    monkeypatch.setattr(kinds, "_installed", lambda: {"jmap": installed})

    with open_mailbox("jmap://marie@mail.example", "s3cret") as mailbox:
        assert mailbox is OTHER
    assert "jmap" in schemes()


def test_an_entry_point_that_cannot_be_imported_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = EntryPoint("jmap", "absent_module:open_jmap", GROUP)
    monkeypatch.setattr(kinds, "_installed", lambda: {"jmap": installed})

    with pytest.raises(EnvironmentNotReady, match="jmap: viennent de absent_module:open_jmap"):
        open_mailbox("jmap://marie@mail.example")


def test_an_unknown_kind_is_refused_with_those_that_are_known_and_without_the_password() -> None:
    with pytest.raises(WrongUsage) as refusal:
        open_mailbox("pop3://marie:s3cret@mail.example", more={"jmap": open_other})

    assert str(refusal.value) == (
        "La boîte mail « pop3://marie:•••@mail.example » n’est pas connue : écrivez mailpit+http://… ou "
        "mailpit+https://… ou imap://… ou imaps://… ou jmap://…."
    )


@pytest.mark.parametrize(
    ("url", "password", "completed"),
    [
        ("http://marie@mail.example:8025/a", "a/b@c", "http://marie:a%2Fb%40c@mail.example:8025/a"),
        ("http://marie:own@mail.example", "other", "http://marie:own@mail.example"),
        ("http://mail.example", "other", "http://mail.example"),
        ("http://marie@mail.example", None, "http://marie@mail.example"),
    ],
)
def test_a_password_completes_a_url_that_names_a_user(url: str, password: str | None, completed: str) -> None:
    assert with_password(url, password) == completed


def test_a_url_is_shown_without_its_password() -> None:
    assert without_password("imaps://marie:a:b@[::1]:993/INBOX") == "imaps://marie:•••@[::1]:993/INBOX"
    assert without_password("imap://marie@[") == "imap://marie@["
