"""Why others read mails of the corpus otherwise than right, by reader: each reason with the ids that it explains."""

from collections.abc import Iterator
from fnmatch import fnmatchcase

REASONS: dict[str, dict[str, tuple[str, ...]]] = {
    "fake_smtp": {},
    "email": {
        "Unfolding takes out the line end alone (RFC 5322, 2.2.3): tabs and further blanks stay in the text.": (
            "folded subject: *",
            "sender: a quoted name folded by a tab",
            "quoting of a file name: folded in the name by a tab",
            "header block: blanks around",
        ),
        "8-bit letters in headers are taken as UTF-8 at most; others become U+FFFD or lone surrogates.": (
            "8-bit subject: *",
            "8-bit file name: *",
            "sender: an 8-bit *",
            "sender: letters beyond ASCII",
        ),
        "A line that is no header field ends the block, though fields follow.": (
            "header block: a blank before the colon",
            "header block: an escaped mailbox line before",
            "header block: an unknown field",
            "header block: a list wrapped without a blank",
            "header block: a parameter wrapped without a blank",
            "quoting of a file name: wrapped without a blank",
            "boundary: wrapped without a blank",
        ),
        "A value that its grammar does not allow is cut at the first such place, or not used at all.": (
            "header block: a comment in the type",
            "transfer encoding: base64 with a comment",
            "transfer encoding: base64 with a semicolon",
            "charset spelling: in single quotes",
            "quoting of a file name: *blanks without quotes*",
            "quoting of a file name: a bracket without quotes",
            "file name of RFC 2231: an apostrophe",
            "file name in encoded words: without quotes",
            "boundary: with an equals sign, bare",
        ),
        "Of a plain parameter and its RFC 2231 form the first one counts; RFC 6266 prefers the second form.": (
            "file name of RFC 2231: a plain name before",
        ),
        "ISO 8601 is no date of RFC 5322.": ("date: ISO 8601*",),
        "The grammar of RFC 5322 without leniency: commas cut names, comments name nobody, blanks end an address.": (
            "sender: a comma in a name",
            "sender: an at sign in a name",
            "sender: *comment*",
            "sender: a name alone",
            "sender: empty brackets",
            "sender: brackets within brackets",
            "recipients: *",
        ),
        "Blanks between encoded words are kept in a name, though a subject has them left out (RFC 2047, 6.2).": (
            "sender: two encoded words",
            "sender: an encoded name, folded",
        ),
        "A declared charset is believed; where there is none, US-ASCII; an unknown one is an error.": (
            "charset lie: *",
        ),
        "The decoders of base64 and quoted-printable are those of `binascii`.": (
            "transfer encoding: base64 of two texts",
            "transfer encoding: a soft break before a blank at the end",
        ),
        "`get_body` gives one part; an attached message has no name of its own.": (
            "structure: two * in mixed",
            "structure: a message within",
        ),
    },
    "mailparser": {
        "UTF-7 is not known (nor to browsers).": ("encoded word: utf-7 *", "charset: utf-7 *"),
        "Blanks beside a fold, and within a name, stay.": ("folded subject: a blank before", "sender: blanks"),
        "8-bit letters in headers are taken as UTF-8, or, in file names, as Latin-1.": (
            "8-bit subject: *",
            "8-bit file name: windows-1252 *",
            "sender: an 8-bit *",
        ),
        "A line that is no header field is passed over, also where it continues another or begins the body.": (
            "header block: a body without a blank line",
            "header block: a list wrapped without a blank",
            "quoting of a file name: wrapped without a blank",
            "boundary: wrapped without a blank",
        ),
        "A type that is none makes a file of the body.": ("header block: a type that is none",),
        "Comments and folds of List-Unsubscribe (RFC 2369) are not read.": ("List-Unsubscribe: *",),
        "A name that is an address, a word without an address, brackets within brackets: read in another sense.": (
            "sender: an address as a quoted name",
            "sender: a name on this machine",
            "sender: brackets within brackets",
        ),
        "Of addresses without a comma the second becomes the name of the first.": (
            "recipients: neither comma nor semicolon*",
            "recipients: in brackets without a comma",
        ),
        "Words without an address are a recipient.": ("recipients: undisclosed, without a colon",),
        "A declared charset is believed, and UTF-8 where there is none; a byte order mark stays.": ("charset lie: *",),
        "A semicolon after an encoding makes it unknown; uuencode is not decoded.": (
            "transfer encoding: *",
            "content of a file: uuencode",
        ),
        "A percent sign before other letters than two hexadecimal digits is taken for one of an encoded letter.": (
            "file name of RFC 2231: a percent sign that is none",
        ),
        "Two HTML parts are joined with `<br/>`; an attached message has no name of its own.": (
            "structure: two HTML in mixed",
            "structure: a message within",
        ),
    },
}


def reasons_of(reader: str, mail_id: str) -> Iterator[str]:
    """Yield the reasons of a reader that explain a mail."""
    for reason, patterns in REASONS[reader].items():
        if any(fnmatchcase(mail_id, pattern) for pattern in patterns):
            yield reason
