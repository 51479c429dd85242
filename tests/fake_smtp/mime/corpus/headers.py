"""Headers: oddities of the block, dates, List-Unsubscribe."""

from collections.abc import Iterator

from .mail import Mail, Right, crlf, with_headers

_BLOCKS: dict[str, tuple[str, Right]] = {
    "lower-case names": ("subject: a\ncontent-type: text/html\n\n<p>x</p>\n", {"subject": "a", "html": "<p>x</p>"}),
    "upper-case names": ("SUBJECT: a\nCONTENT-TYPE: TEXT/HTML\n\n<p>x</p>\n", {"subject": "a", "html": "<p>x</p>"}),
    "no blank after the colon": ("Subject:a\n\nx\n", {"subject": "a", "text": "x"}),
    "a blank before the colon": ("Subject : a\nTo : m@x.fr\n\nx\n", {"subject": "a", "to": [["", "m@x.fr"]]}),
    "blanks around": ("Subject:    a  \n\nx\n", {"subject": "a"}),
    "twice: the first counts": ("Subject: a\nSubject: b\n\nx\n", {"subject": "a"}),
    "empty": ("Subject:\nFrom: m@x.fr\n\nx\n", {"subject": "", "from": [["", "m@x.fr"]]}),
    "absent": ("From: m@x.fr\n\nx\n", {"subject": "", "text": "x"}),
    "no body": ("Subject: a\n", {"subject": "a", "text": ""}),
    "no body but a blank line": ("Subject: a\n\n", {"subject": "a", "text": ""}),
    "a mailbox line before": ("From m@x.fr Mon Nov  2 08:30:00 2026\nSubject: a\n\nx\n", {"subject": "a", "text": "x"}),
    "an escaped mailbox line before": (">From m@x.fr Mon Nov  2 08:30:00 2026\nSubject: a\n\nx\n", {"subject": "a"}),
    "a body without a blank line": ("Subject: a\nBonjour Marie\nFin\n", {"subject": "a", "text": "Bonjour Marie\nFin"}),
    "a body that looks like headers": ("Subject: a\n\nSubject: b\n", {"subject": "a", "text": "Subject: b"}),
    "an unknown field": ("X-Étrange: 1\nSubject: a\n\nx\n", {"subject": "a"}),
    "a list wrapped without a blank": (
        "To: a@x.fr,\nb@x.fr\nSubject: a\n\nx\n",
        {"to": [["", "a@x.fr"], ["", "b@x.fr"]], "subject": "a"},
    ),
    "a parameter wrapped without a blank": (
        'Content-Type: text/plain;\ncharset="iso-8859-1"\nSubject: a\n\nx\n',
        {"subject": "a", "text": "x"},
    ),
    "blank lines before the body": ("Subject: a\n\n\n\nx\n", {"subject": "a", "text": "\n\nx"}),
    "a type that is none": ("Content-Type: text\nSubject: a\n\nx\n", {"subject": "a", "text": "x"}),
    "an empty type": ("Content-Type:\nSubject: a\n\nx\n", {"subject": "a", "text": "x"}),
    "a comment in the type": ("Content-Type: text/html (page); charset=utf-8\n\n<p>x</p>\n", {"html": "<p>x</p>"}),
    "no version of MIME": ("Content-Type: text/html\n\n<p>x</p>\n", {"html": "<p>x</p>"}),
}


def blocks() -> Iterator[Mail]:
    """Yield header blocks as careless senders write them."""
    for name, (written, right) in _BLOCKS.items():
        yield Mail("header block", name, crlf(written), right)


_DATES = {
    "as RFC 5322 has it": "Mon, 02 Nov 2026 08:30:00 +0000",
    "another zone": "Mon, 02 Nov 2026 09:30:00 +0100",
    "a zone of half an hour": "Mon, 02 Nov 2026 14:00:00 +0530",
    "west": "Mon, 02 Nov 2026 03:30:00 -0500",
    "no weekday": "02 Nov 2026 08:30:00 +0000",
    "one digit": "Mon, 2 Nov 2026 08:30:00 +0000",
    "no seconds": "Mon, 02 Nov 2026 08:30 +0000",
    "GMT": "Mon, 02 Nov 2026 08:30:00 GMT",
    "UT": "Mon, 02 Nov 2026 08:30:00 UT",
    "UTC": "Mon, 02 Nov 2026 08:30:00 UTC",
    "Z": "Mon, 02 Nov 2026 08:30:00 Z",
    "EST": "Mon, 02 Nov 2026 03:30:00 EST",
    "PDT": "Mon, 02 Nov 2026 01:30:00 PDT",
    "minus zero": "Mon, 02 Nov 2026 08:30:00 -0000",
    "a comment": "Mon, 02 Nov 2026 09:30:00 +0100 (CET)",
    "a year of two digits": "Mon, 02 Nov 26 08:30:00 +0000",
    "blanks": "Mon,  2  Nov  2026  08:30:00  +0000",
    "folded": "Mon, 02 Nov 2026\n 08:30:00 +0000",
    "another weekday than it is": "Tue, 02 Nov 2026 08:30:00 +0000",
    "a whole name of the weekday": "Monday, 02 Nov 2026 08:30:00 +0000",
    "no comma": "Mon 02 Nov 2026 08:30:00 +0000",
    "lower case": "mon, 02 nov 2026 08:30:00 +0000",
    "as C's asctime has it": "Mon Nov 02 08:30:00 2026 +0000",
    "dashes": "02-Nov-2026 08:30:00 +0000",
    "ISO 8601": "2026-11-02T08:30:00Z",
    "ISO 8601 with a zone": "2026-11-02T09:30:00+01:00",
}


def dates() -> Iterator[Mail]:
    """Yield one moment, as different senders write it."""
    for name, written in _DATES.items():
        yield Mail("date", name, with_headers(f"Date: {written}"), {"date": "2026-11-02T08:30:00+00:00"})


_MAILTO, _WEB = "mailto:u@example.org?subject=a,b", "https://example.org/u?a=1,2"
_UNSUBSCRIBE = {
    "a web link": (f"<{_WEB}>", [_WEB]),
    "an address": (f"<{_MAILTO}>", [_MAILTO]),
    "both": (f"<{_MAILTO}>, <{_WEB}>", [_MAILTO, _WEB]),
    "both, no blank": (f"<{_MAILTO}>,<{_WEB}>", [_MAILTO, _WEB]),
    "both, folded": (f"<{_MAILTO}>,\n\t<{_WEB}>", [_MAILTO, _WEB]),
    "a comment before": (f"(Use this) <{_MAILTO}>", [_MAILTO]),
    "a comment after": (f"<{_WEB}> (web)", [_WEB]),
    "a comment within a comment": (f"(Use (only) this) <{_WEB}>", [_WEB]),
    "a comment with a link": (f"(not <https://example.org/n>) <{_WEB}>", [_WEB]),
    "folded within the link": ("<https://example.org/u?\n a=1,2>", [_WEB]),
    "upper case": ("<HTTPS://EXAMPLE.ORG/u>", ["HTTPS://EXAMPLE.ORG/u"]),
    "none": ("", []),
}


def unsubscribe() -> Iterator[Mail]:
    """Yield List-Unsubscribe headers (RFC 2369)."""
    for name, (written, links) in _UNSUBSCRIBE.items():
        yield Mail("List-Unsubscribe", name, with_headers(f"List-Unsubscribe: {written}"), {"unsubscribe": links})
