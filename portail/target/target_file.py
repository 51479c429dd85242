"""The target file: a portal that a project does not raise itself, described in TOML."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import msgspec

from portail.errors import TargetError, WrongUsage
from portail.files.portail_toml import FILE_NAME
from portail.files.toml_table import TomlFile, Words
from portail.mailbox.kinds import schemes
from portail.target.access import Access
from portail.target.secrets_file import Secrets, secrets_of
from portail.target.tables.before import Before
from portail.target.tables.browser_table import BrowserTable
from portail.target.tables.dialogs import Dialogs, Dismiss
from portail.target.tables.load_table import LoadTable
from portail.target.tables.patience import Patience
from portail.target.tables.publisher import NOBODY, Publisher
from portail.target.tables.still import StillTable
from portail.target.target import Data
from portail.target.urls import WEB, is_url, userinfo_of
from portail.wording import target as words
from portail.wording.files import Refusal

EMAIL = re.compile(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"()]+")


class MailboxTable(msgspec.Struct, forbid_unknown_fields=True):
    """Where the person's mail is read."""

    url: Words


class PersonTable(msgspec.Struct, forbid_unknown_fields=True):
    """Who walks: where the mail arrives, and the user name that the person has or chooses."""

    email: Words
    username: str = ""


class ControlTable(msgspec.Struct, forbid_unknown_fields=True):
    """The API by which the project shapes this portal for its walks."""

    url: Words


class TargetFile(msgspec.Struct, forbid_unknown_fields=True):
    """A target, as it is written.

    Attributes:
        base_url: the address of the portal; a walk stays below it.
        also: the addresses of other hosts that a walk may reach, such as a payment site, or of their paths.
        data: `real`: the person is one of whom nothing may be shown; `invented`: everything may.
        mailbox: where mail is read; optional where a procedure reads none.
        person: who walks.
        family: the same table under the name that it has where a household has one account.
        control: the API by which the project shapes the portal, where there is one.
        words: words of the document, each with those that this portal shows instead.
        values: what steps need to know beside the person, by name.
        hide: words that no picture and no text may show, such as the person's name and address.
        secrets: the path of a secrets file, written relative to this one.
        browser: how the browser reaches the portal.
        patience: how long a walk waits there.
        dismiss: buttons that are pressed wherever they appear.
        dialogs: what dialogs of the browser are answered.
        before: what is done before the first step.
        still: what moves or varies, and stays off the pictures.
        load: whether many people may come at once.
        document: who hands out the documents there, where that is somebody else than the project says.
    """

    base_url: Words
    also: list[Words] = []
    data: Data = "real"
    mailbox: MailboxTable | None = None
    person: PersonTable | None = None
    family: PersonTable | None = None
    control: ControlTable | None = None
    words: dict[Words, Words] = {}
    values: dict[Words, Words] = {}
    hide: list[Words] = []
    secrets: Words | None = None
    browser: BrowserTable = msgspec.field(default_factory=BrowserTable)
    patience: Patience = msgspec.field(default_factory=Patience)
    dismiss: Dismiss = msgspec.field(default_factory=Dismiss)
    dialogs: Dialogs = msgspec.field(default_factory=Dialogs)
    before: Before = msgspec.field(default_factory=Before)
    still: StillTable = msgspec.field(default_factory=StillTable)
    load: LoadTable = msgspec.field(default_factory=LoadTable)
    document: Publisher = NOBODY

    @property
    def who(self) -> PersonTable:
        """The person, under whichever name the table stands; an empty one where there is none."""
        return self.person or self.family or PersonTable("")

    @property
    def url_secrets(self) -> tuple[str, ...]:
        """Users and passwords that stand in the addresses, decoded."""
        tables = (self.mailbox, self.control)
        named = map(userinfo_of, (self.base_url, *self.also, *(table.url for table in tables if table)))
        return tuple(word for pair in named for word in pair or () if word)

    def read_secrets(self) -> Secrets:
        """Return the secrets, from the environment and from the file of secrets.

        Raises:
            TargetError: as for `secrets_of`.
        """
        return secrets_of(Path(self.secrets) if self.secrets else None)

    def access(self, secrets: Secrets) -> Access:
        """Return what the browser needs to be let in."""
        return Access(self.browser, (self.base_url, *self.also), secrets)

    def settings(self, secrets: Secrets) -> dict[str, Any]:
        """Return how a walk gets along with the portal, as the attributes of a `Target` that say so.

        Whoever opens a portal that a target file names gives them to its targets.
        """
        access = self.access(secrets)
        known = {
            "access": access,
            "patience": self.patience,
            "dismiss": self.dismiss,
            "dialogs": self.dialogs,
            "before": self.before,
            "still": self.still,
            "secrets": (*secrets.values(), *self.url_secrets, *access.hidden),
        }
        return known | ({"mail_timeout": self.patience.mail} if self.patience.mail else {})


def load(path: Path, name: str | None = None, more_mailboxes: Collection[str] = ()) -> TargetFile:
    """Read a target: the only one of a file, or, where the file has tables `[targets.…]`, the one of this name.

    Args:
        path: the file.
        name: the name of the target, where the file has several.
        more_mailboxes: the schemes of a project's own kinds of mailboxes.

    Raises:
        TargetError: it cannot be read or used; the text names file, line and remedy.
    """
    file = TomlFile(path, TargetError)
    place = _place(file, name)
    target = file.convert(file.tables["targets"][name] if place else file.tables, TargetFile, place)
    located = _located(target, path.parent)
    for names, refusal in _mistakes(located, more_mailboxes):
        file.refuse((*place, *names), refusal)
    for key, refusal in target.document.mistakes(path.parent):
        file.refuse((*place, "document", key), refusal)
    file.check()
    return located


def _mistakes(target: TargetFile, more_mailboxes: Collection[str]) -> Iterator[tuple[tuple[str, ...], Refusal]]:
    """Yield what cannot be used, by the keys that lead to it."""
    if target.person and target.family:
        yield ("family",), words.same_table("person", "family")
    for names, url, allowed in _urls(target, more_mailboxes):
        if not is_url(url, allowed):
            yield names, words.not_an_address(names[-1], url, allowed)
    if (person := target.person or target.family) and not EMAIL.fullmatch(person.email):
        yield ("person" if target.person else "family", "email"), words.not_an_email(person.email)
    yield from ((("browser", key), refusal) for key, refusal in target.browser.mistakes())
    yield from ((("before", "steps", str(at)), refusal) for at, refusal in target.before.mistakes())


def _located(target: TargetFile, folder: Path) -> TargetFile:
    """Return a target with its paths, which are written relative to this folder."""
    secrets = str(folder / target.secrets) if target.secrets else None
    load = msgspec.structs.replace(target.load, people=target.load.people and str(folder / target.load.people))
    browser, document = target.browser.below(folder), target.document.below(folder)
    return msgspec.structs.replace(target, secrets=secrets, browser=browser, load=load, document=document)


def choose(wanted: str, folder: Path, more_mailboxes: Collection[str] = ()) -> TargetFile:
    """Return the target that the user means: the path of a file, or a name in the `portail.toml` of a folder.

    Raises:
        TargetError: its file cannot be used.
        WrongUsage: there is no such file.
    """
    if wanted.endswith(".toml"):
        return load(folder / wanted, None, more_mailboxes)
    path = folder / FILE_NAME
    if not path.exists():
        raise WrongUsage(words.file_missing(wanted, str(path)))
    return load(path, wanted, more_mailboxes)


def _urls(
    target: TargetFile, more_mailboxes: Collection[str]
) -> Iterator[tuple[tuple[str, ...], str, Collection[str]]]:
    """Yield the keys under which each address stands, the address, and the schemes that it may have."""
    yield ("base_url",), target.base_url, WEB
    yield from ((("also",), url, WEB) for url in target.also)
    if target.mailbox:
        yield ("mailbox", "url"), target.mailbox.url, schemes(more_mailboxes)
    if target.control:
        yield ("control", "url"), target.control.url, WEB


def _place(file: TomlFile, name: str | None) -> tuple[str, ...]:
    """Return where the target stands in its file: at its top, or in a table of its own."""
    named = file.tables.get("targets")
    if named is None and name is None:
        return ()
    known = list(named) if isinstance(named, dict) else []
    if name is not None and isinstance(named, dict) and isinstance(named.get(name), dict):
        return "targets", name
    file.check()
    file.refuse(("targets",), _unnamed(file.path, known) if name is None else words.not_in_file(name, known))
    raise TargetError.of(file.mistakes)


def _unnamed(path: Path, known: Collection[str]) -> Refusal:
    """Say how one of the known targets is reached: by its name, which is looked up in one file of the folder alone."""
    return words.unnamed_in_project(known) if path.name == FILE_NAME else words.unnamed(FILE_NAME, known)
