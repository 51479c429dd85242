"""All mails of the corpus."""

from itertools import chain

from . import addresses, bodies, file_names, headers, multiparts, subjects
from .mail import Mail

MAILS: tuple[Mail, ...] = tuple(
    chain(
        subjects.encoded_words(),
        subjects.odd_words(),
        subjects.folded(),
        subjects.raw_letters(),
        headers.blocks(),
        headers.dates(),
        headers.unsubscribe(),
        addresses.senders(),
        addresses.recipients(),
        bodies.charsets(),
        bodies.charset_lies(),
        bodies.transfer_lies(),
        file_names.in_charsets(),
        file_names.written(),
        multiparts.structures(),
        multiparts.boundaries(),
        multiparts.contents(),
    )
)
KINDS = tuple(dict.fromkeys(mail.kind for mail in MAILS))
