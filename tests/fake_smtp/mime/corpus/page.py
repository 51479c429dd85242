"""The page of the documentation with the figures of the corpus."""

from collections.abc import Iterator
from typing import Any

from .foreign import recorded
from .mails import KINDS, MAILS
from .readings import by_fake_smtp, differences
from .reasons import REASONS, reasons_of

READERS = ("fake_smtp", "email", "mailparser")
_HEAD = """# Reading of foreign mail

Each of {mails} small mails shows one way of writing something, of good senders and of careless ones. {fields} fields of
them (subject, addresses, date, bodies, names, types and contents of files, links to unsubscribe) have a right answer,
written beside the mail in `tests/fake_smtp/mime/corpus/`: that of the RFC, and where senders break it, what mail
programs show. The mails were made for this, after the kinds of faults in public corpora and in issues of other mail
catchers, and what fake_smtp read wrongly in them was mended: its figure says that these ways are known, not that every
mail there is would be read right. A test holds it to 99 %.

The others were asked once: {versions}.
Their readings are recorded, and differ with their versions. The line ends at the end of a body are not compared.

| reader | right | of | percent |
| --- | --- | --- | --- |
"""


def wrong_fields() -> dict[str, dict[str, dict[str, Any]]]:
    """Return what each reader reads wrongly: by reader, by id of the mail, by field."""
    record = recorded()["mails"]
    ours = {mail.id: differences(mail, by_fake_smtp(mail)) for mail in MAILS}
    others = {reader: {mail.id: record[mail.id][reader] for mail in MAILS} for reader in READERS[1:]}
    return {"fake_smtp": ours, **others}


def mail_reading() -> str:
    """Return the page."""
    versions = recorded()["versions"]
    fields = sum(len(mail.right) for mail in MAILS)
    asked = f"`email` of {versions['email']} with `policy.default`, npm {versions['mailparser']}"
    wrong = wrong_fields()
    page = _HEAD.format(mails=len(MAILS), fields=fields, versions=asked)
    page += "".join(_total(reader, wrong[reader]) for reader in READERS)
    page += "\n## By kind\n\nFields that are right, of those that have a right answer.\n\n"
    page += "| kind | mails | fields | fake_smtp | email | mailparser |\n| --- | --- | --- | --- | --- | --- |\n"
    page += "".join(_row(kind, wrong) for kind in KINDS)
    return page + "".join(_reasons(reader, wrong[reader]) for reader in READERS if any(wrong[reader].values()))


def _answered(reader: str, kind: str | None = None) -> int:
    """Return how many fields a reader is asked for; `email` has no reading of List-Unsubscribe."""
    fields = [field for mail in MAILS if kind in (None, mail.kind) for field in mail.right]
    return len(fields) - (fields.count("unsubscribe") if reader == "email" else 0)


def _total(reader: str, wrong: dict[str, dict[str, Any]]) -> str:
    asked = _answered(reader)
    right = asked - sum(map(len, wrong.values()))
    return f"| {reader} | {right} | {asked} | {100 * right / asked:.1f} |\n"


def _row(kind: str, wrong: dict[str, dict[str, dict[str, Any]]]) -> str:
    ids = [mail.id for mail in MAILS if mail.kind == kind]
    right = [_answered(reader, kind) - sum(len(wrong[reader][each]) for each in ids) for reader in READERS]
    cells = [str(count) if _answered(reader, kind) else "–" for reader, count in zip(READERS, right, strict=True)]
    return f"| {kind} | {len(ids)} | {_answered('fake_smtp', kind)} | {' | '.join(cells)} |\n"


def _reasons(reader: str, wrong: dict[str, dict[str, Any]]) -> str:
    return f"\n## Where {reader} reads otherwise, and why\n\n" + "\n".join(_reason_lines(reader, wrong)) + "\n"


def _reason_lines(reader: str, wrong: dict[str, dict[str, Any]]) -> Iterator[str]:
    for reason in REASONS[reader]:
        ids = [each for each, fields in wrong.items() if fields and reason in reasons_of(reader, each)]
        yield f"- {reason} ({len(ids)}: {'; '.join(ids)})"
