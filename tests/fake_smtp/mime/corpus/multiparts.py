"""Multiparts: which parts are the body, which are files, and where they begin and end."""

from collections.abc import Iterator

from .mail import Mail, Right, base64, multipart, part, with_headers

_TEXT = part("Content-Type: text/plain; charset=utf-8", "Texte")
_HTML = part("Content-Type: text/html; charset=utf-8", "<p>Riche</p>")
_PDF = part('Content-Type: application/pdf\nContent-Disposition: attachment; filename="a.pdf"', "PDF")
_LOGO = part('Content-Type: image/png; name="logo.png"\nContent-ID: <logo>\nContent-Disposition: inline', "PNG")
_BOTH: Right = {"text": "Texte", "html": "<p>Riche</p>"}


def _alternative(boundary: str = "A") -> bytes:
    return multipart("alternative", _TEXT, _HTML, boundary=boundary)


def _related(boundary: str = "R") -> bytes:
    return multipart("related", _HTML, _LOGO, boundary=boundary)


_STRUCTURES: dict[str, tuple[bytes, Right]] = {
    "alternative": (_alternative(), _BOTH),
    "alternative, HTML first": (multipart("alternative", _HTML, _TEXT), _BOTH),
    "mixed": (multipart("mixed", _TEXT, _PDF), {"text": "Texte", "files": ["a.pdf"]}),
    "a file first": (multipart("mixed", _PDF, _TEXT), {"text": "Texte", "files": ["a.pdf"]}),
    "related": (_related(), {"html": "<p>Riche</p>", "files": ["logo.png"]}),
    "related in alternative": (multipart("alternative", _TEXT, _related()), {**_BOTH, "files": ["logo.png"]}),
    "alternative in related": (multipart("related", _alternative(), _LOGO), {**_BOTH, "files": ["logo.png"]}),
    "alternative in mixed": (multipart("mixed", _alternative(), _PDF), {**_BOTH, "files": ["a.pdf"]}),
    "three levels": (
        multipart("mixed", multipart("alternative", _TEXT, _related(), boundary="A"), _PDF),
        {**_BOTH, "files": ["logo.png", "a.pdf"]},
    ),
    "ten levels": (_TEXT, {"text": "Texte"}),
    "one part": (multipart("mixed", _TEXT), {"text": "Texte"}),
    "a file alone": (multipart("mixed", _PDF), {"text": "", "files": ["a.pdf"]}),
    "two files of one name": (multipart("mixed", _TEXT, _PDF, _PDF), {"files": ["a.pdf", "a.pdf"]}),
    "two texts in mixed": (multipart("mixed", _TEXT, _TEXT), {"text": "Texte\nTexte"}),
    "two HTML in mixed": (multipart("mixed", _HTML, _HTML), {"html": "<p>Riche</p>\n<p>Riche</p>"}),
    "a text that is attached": (
        multipart("mixed", _TEXT, part("Content-Type: text/plain\nContent-Disposition: attachment; filename=n.txt")),
        {"text": "Texte", "files": ["n.txt"]},
    ),
    "HTML that is attached": (
        multipart("mixed", _TEXT, part("Content-Type: text/html\nContent-Disposition: attachment; filename=p.html")),
        {"text": "Texte", "html": "", "files": ["p.html"]},
    ),
    "an invitation": (
        multipart("alternative", _TEXT, part("Content-Type: text/calendar; method=REQUEST; name=i.ics", "BEGIN")),
        {"text": "Texte", "files": ["i.ics"], "types": ["text/calendar"]},
    ),
    "an unknown subtype": (multipart("elfique", _TEXT, _PDF), {"text": "Texte", "files": ["a.pdf"]}),
    "signed": (
        multipart("signed", _TEXT, part("Content-Type: application/pgp-signature; name=s.asc")),
        {"text": "Texte", "files": ["s.asc"]},
    ),
    "a message within": (
        multipart("mixed", _TEXT, part("Content-Type: message/rfc822", "Subject: Dedans\n\nAutre")),
        {"text": "Texte", "files": ["Dedans.eml"], "types": ["message/rfc822"]},
    ),
    "an image that is inline and has a name": (
        multipart("mixed", _TEXT, part("Content-Type: image/png\nContent-Disposition: inline; filename=i.png")),
        {"text": "Texte", "files": ["i.png"]},
    ),
    "HTML alone": (with_headers("Content-Type: text/html", b"<p>x</p>\r\n"), {"html": "<p>x</p>", "text": ""}),
    "a file as the whole mail": (
        with_headers("Content-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf", b"PDF"),
        {"files": ["a.pdf"], "text": ""},
    ),
}


def structures() -> Iterator[Mail]:
    """Yield trees of parts."""
    for name, (raw, right) in _STRUCTURES.items():
        yield Mail("structure", name, _nested(raw) if name == "ten levels" else raw, right)


def _nested(raw: bytes) -> bytes:
    for level in range(10):
        raw = multipart("mixed", raw, boundary=f"level-{level}.")
    return raw


_BOUNDARIES: dict[str, tuple[str, str]] = {
    "bare": ("B", "boundary=B"),
    "in quotes": ("B", 'boundary="B"'),
    "with punctuation": ("=_a.b/c:d+e?f", 'boundary="=_a.b/c:d+e?f"'),
    "with blanks": ("a b", 'boundary="a b"'),
    "with dashes": ("----=_Part_1", 'boundary="----=_Part_1"'),
    "with an equals sign, bare": ("----=_Part_1", "boundary=----=_Part_1"),
    "folded": ("B", '\n\tboundary="B"'),
    "upper case": ("B", "BOUNDARY=B"),
    "another parameter before": ("B", "charset=utf-8; boundary=B"),
    "another parameter after": ("B", 'boundary="B"; type="text/html"'),
    "blanks around the equals sign": ("B", 'boundary = "B"'),
    "a semicolon at the end": ("B", "boundary=B;"),
    "wrapped without a blank": ("B", '\nboundary="B"'),
    "seventy letters": ("b" * 70, f"boundary={'b' * 70}"),
    "in RFC 2231": ("B", "boundary*=us-ascii''B"),
}
_MIXED = multipart("mixed", _TEXT, _PDF)
_ENDS: dict[str, tuple[bytes, str]] = {
    "words before": (_MIXED.replace(b"\r\n--B\r\n", b"\r\nAvant\r\n--B\r\n", 1), "Texte"),
    "words after the end": (_MIXED + "Après\r\n".encode(), "Texte"),
    "blanks after the boundary": (_MIXED.replace(b"--B\r\n", b"--B  \t\r\n"), "Texte"),
    "bare line feeds": (_MIXED.replace(b"\r\n", b"\n"), "Texte"),
    "no end": (_MIXED.removesuffix(b"--B--\r\n"), "Texte"),
    "no line end at the end": (_MIXED.removesuffix(b"\r\n"), "Texte"),
    "a longer boundary in the text": (_MIXED.replace(b"Texte", b"Texte\r\n--Bis"), "Texte\n--Bis"),
    "the boundary within a line": (_MIXED.replace(b"Texte", b"Texte --B"), "Texte --B"),
}


def boundaries() -> Iterator[Mail]:
    """Yield boundaries, as they may be declared and as careless senders write them."""
    for name, (boundary, parameter) in _BOUNDARIES.items():
        raw = multipart("mixed", _TEXT, _PDF, boundary=boundary, parameter=parameter)
        yield Mail("boundary", name, raw, {"text": "Texte", "files": ["a.pdf"]})
    for name, (raw, text) in _ENDS.items():
        yield Mail("boundary", name, raw, {"text": text, "files": ["a.pdf"]})


_BYTES = bytes(range(256))


def contents() -> Iterator[Mail]:
    """Yield files whose bytes must come through."""
    headers = "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=a.bin"
    for name, encoding, body in (
        ("base64", "base64", base64(_BYTES)),
        ("quoted-printable", "quoted-printable", b"".join(b"=%02X" % byte for byte in _BYTES)),
        ("binary", "binary", _BYTES.replace(b"\r", b"").replace(b"\n", b"")),
        ("uuencode", "x-uuencode", b"begin 644 a\r\n#86)C\r\n`\r\nend\r\n"),
        ("empty", "base64", b""),
    ):
        content = {"binary": body, "uuencode": b"abc", "empty": b""}.get(name, _BYTES)
        attached = with_headers(f"{headers}\nContent-Transfer-Encoding: {encoding}", body)
        right = {"files": ["a.bin"], "contents": [content.decode("latin-1")]}
        yield Mail("content of a file", name, multipart("mixed", _TEXT, attached), right)
