"""The target file: portals that are not the embedded mock, described in TOML."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

import msgspec

from scenarios import toml
from scenarios.address import WEB, is_address
from scenarios.errors import TargetError
from scenarios.files import text_of

FILE_NAME = "portail.toml"
"""The file of a folder in which targets are named."""
MAIL = ("mailpit+http", "mailpit+https", "imap", "imaps")
Words = Annotated[str, msgspec.Meta(pattern=r"\S")]
"""A text that is not empty."""


class MailboxTable(msgspec.Struct, forbid_unknown_fields=True):
    """Where the family's mail is read."""

    url: Words


class FamilyTable(msgspec.Struct, forbid_unknown_fields=True):
    """Who walks: where its mail arrives, the user name that it has or chooses, and its keys where they are known.

    `key` opens the childhood service, `social_key` the service of social action.
    """

    email: Words
    username: Words
    key: Words | None = None
    social_key: Words | None = None


class ControlTable(msgspec.Struct, forbid_unknown_fields=True):
    """The control API, which only a mock has."""

    url: Words


class TargetFile(msgspec.Struct, forbid_unknown_fields=True):
    """A target, as it is written.

    `words` maps words of the document to those that this town's portal shows instead; `hide` are words that no picture
    and no text may show, such as the family's name and address; `secrets` is the path of a
    secrets file, written relative to this one.
    """

    base_url: Words
    mailbox: MailboxTable
    family: FamilyTable
    control: ControlTable | None = None
    words: dict[Words, Words] = {}
    hide: list[Words] = []
    secrets: Words | None = None

    @property
    def town(self) -> str:
        """The first segment of the portal's path, which names the town."""
        return urlsplit(self.base_url).path.strip("/").split("/")[0]


def load(path: Path, name: str | None = None) -> TargetFile:
    """Read a target: the only one of a file, or, where the file has tables `[targets.…]`, the one of this name.

    Raises:
        TargetError: it cannot be read or used; the text names file, line and remedy.
    """
    text = text_of(path, TargetError)
    tables = _tables(path, text)
    place = _place(path, text, tables, name)
    table = tables["targets"][name] if place else tables
    try:
        target = msgspec.convert(table, TargetFile)
    except msgspec.ValidationError as error:
        raise _refusal(path, text, str(error), place, table) from error
    for names, url, schemes in _addresses(target):
        if not is_address(url, schemes):
            line, told = _line_of(text, *place, *names), " ou ".join(f"{scheme}://…" for scheme in schemes)
            raise TargetError(path, line, f"{names[-1]} n’est pas une adresse (« {url} »).", f"Écrivez {told}.")
    return msgspec.structs.replace(target, secrets=str(path.parent / target.secrets) if target.secrets else None)


def _addresses(target: TargetFile) -> Iterator[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    """Yield the keys under which each address stands, the address, and the schemes that it may have."""
    yield ("base_url",), target.base_url, WEB
    yield ("mailbox", "url"), target.mailbox.url, MAIL
    if target.control:
        yield ("control", "url"), target.control.url, WEB


def _tables(path: Path, text: str) -> dict[str, Any]:
    try:
        return toml.parse(text)
    except toml.NotToml as error:
        raise TargetError(path, error.line, f"ce n’est pas du TOML ({error}).", "Corrigez cette ligne.") from error


def _place(path: Path, text: str, tables: dict[str, Any], name: str | None) -> tuple[str, ...]:
    """Return where the target stands in its file: at its top, or in a table of its own."""
    named = tables.get("targets")
    if named is None and name is None:
        return ()
    known = ", ".join(named) if isinstance(named, dict) and named else "aucune"
    if name is None:
        line = _line_of(text, "targets")
        raise TargetError(path, line, "ce fichier range ses cibles sous [targets].", _how_to_name(path, known))
    if not isinstance(named, dict) or not isinstance(named.get(name), dict):
        raise TargetError(
            path, _line_of(text, "targets"), f"la cible « {name} » n’y est pas (cibles : {known}).", "Corrigez son nom."
        )
    return "targets", name


def _how_to_name(path: Path, known: str) -> str:
    """Say how one of the known targets is reached: by its name, which is looked up in one file of the folder alone."""
    if path.name == FILE_NAME:
        return f"Depuis son dossier, nommez-en une par --target : {known}."
    return f"Rangez-les dans {FILE_NAME} et nommez-en une par --target : {known} ; ou donnez un fichier à chaque cible."


def _refusal(path: Path, text: str, reason: str, above: tuple[str, ...], described: dict[str, Any]) -> TargetError:
    """Tell a validation error of msgspec in French; the field stands in its text between backquotes."""
    fields: list[str] = re.findall(r"`([^`]+)`", reason)
    inside: list[str] = re.findall(r"[a-z_]+", fields[-1]) if "$" in reason else []
    if reason.endswith("[...]`"):  # the value of a key that msgspec does not name
        inside.append(_wrong_word(described[inside[-1]]))
    places = [*above, *inside]
    line = _line_of(text, *places)
    field = fields[0] if fields else ""
    if "unknown field" in reason:
        line = _line_of(text, *places, field)
        return TargetError(path, line, f"« {field} » n’est pas connu.", "Retirez-le ou corrigez son nom.")
    if "missing required field" in reason:
        table = f" dans [{'.'.join(places)}]" if places else ""
        return TargetError(path, line, f"« {field} » manque{table}.", f'Ajoutez {field} = "…".')
    if "matching regex" in reason:
        remedy = "Remplissez-le, ou retirez-le s’il peut manquer."
        return TargetError(path, line, f"un texte est vide (« {places[-1]} »).", remedy)
    return TargetError(path, line, f"une valeur ne convient pas ({reason}).", 'Écrivez un texte entre "…".')


def _wrong_word(words: dict[str, Any]) -> str:
    """Return the word of the document for which no text is given."""
    return next(word for word, shown in words.items() if not isinstance(shown, str) or not shown.strip())


def _line_of(text: str, *names: str) -> int:
    """Return the line on which the last of these names stands, as a key or as a table, below the ones before it.

    A name that does not stand there does not count.
    """
    lines, at = text.splitlines(), 0
    for name in names:
        stands = re.compile(rf'\s*\[?\s*(?:[\w.-]+\.)?["\']?{re.escape(name)}["\']?\s*[=\].]')
        at = next((number for number, line in enumerate(lines[at:], at) if stands.match(line)), at)
    return at + 1
