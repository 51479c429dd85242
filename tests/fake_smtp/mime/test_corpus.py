"""Foreign mail is read right: the mails are in `corpus/`, the figures on the page `docs/reference/mail-reading.md`."""

from collections import Counter

import pytest

from tests.fake_smtp.mime.corpus.foreign import recorded
from tests.fake_smtp.mime.corpus.mails import KINDS, MAILS
from tests.fake_smtp.mime.corpus.page import READERS, wrong_fields
from tests.fake_smtp.mime.corpus.readings import by_fake_smtp, differences
from tests.fake_smtp.mime.corpus.reasons import REASONS, reasons_of


def test_the_corpus_has_hundreds_of_mails_each_another_one() -> None:
    assert len(MAILS) >= 300
    assert [mail_id for mail_id, count in Counter(mail.id for mail in MAILS).items() if count > 1] == []


@pytest.mark.parametrize("kind", KINDS)
def test_mails_of_this_kind_are_read_right(kind: str) -> None:
    wrong = {mail.id: differences(mail, by_fake_smtp(mail)) for mail in MAILS if mail.kind == kind}

    assert {mail_id: fields for mail_id, fields in wrong.items() if fields and not _is_explained(mail_id)} == {}


def _is_explained(mail_id: str) -> bool:
    return any(reasons_of("fake_smtp", mail_id))


def test_99_percent_of_the_fields_are_right() -> None:
    wrong = sum(len(differences(mail, by_fake_smtp(mail))) for mail in MAILS)

    assert wrong <= 0.01 * sum(len(mail.right) for mail in MAILS)


def test_the_recorded_readings_of_others_are_of_these_mails() -> None:
    digests = {mail_id: entry["digest"] for mail_id, entry in recorded()["mails"].items()}

    assert digests == {mail.id: mail.digest for mail in MAILS}, "run: python -m tests.fake_smtp.mime.corpus.foreign"


@pytest.mark.parametrize("reader", READERS)
def test_each_difference_has_one_reason_and_each_reason_a_difference(reader: str) -> None:
    differing = [mail_id for mail_id, fields in wrong_fields()[reader].items() if fields]
    explained = {mail_id: list(reasons_of(reader, mail_id)) for mail_id in differing}

    assert {mail_id: found for mail_id, found in explained.items() if len(found) != 1} == {}
    assert {reason for found in explained.values() for reason in found} == set(REASONS[reader])
