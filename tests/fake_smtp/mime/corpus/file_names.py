"""Names of files: RFC 2231, RFC 2047, raw 8-bit letters, and careless quoting."""

from collections.abc import Iterator
from urllib.parse import quote

from .mail import Mail, multipart, part
from .subjects import TEXTS, encoded, word

_TEXT = part("Content-Type: text/plain", "Bonjour")


def _attached(kind: str, name: str, disposition: bytes, read: str, *, of_type: bytes = b"") -> Mail:
    headers = b"Content-Type: application/octet-stream" + of_type + b"\nContent-Disposition: attachment" + disposition
    return Mail(kind, name, multipart("mixed", _TEXT, part(headers)), {"files": [read], "text": "Bonjour"})


_PRINTABLE = [
    "utf-8",
    "iso-8859-1",
    "iso-8859-15",
    "windows-1252",
    "koi8-r",
    "iso-2022-jp",
    "shift_jis",
    "gb2312",
    "euc-kr",
]


def in_charsets() -> Iterator[Mail]:
    """Yield a name in each charset, percent-encoded, and as an encoded word."""
    for charset in _PRINTABLE:
        read = f"{TEXTS[charset].strip()}.pdf"
        content = encoded(charset) + b".pdf"
        percent = f"; filename*={charset}''{quote(content, safe='')}"
        yield _attached("file name of RFC 2231", charset, percent.encode(), read)
        as_word = f'; filename="{word(charset, "B", content)}"'
        yield _attached("file name in encoded words", charset, as_word.encode(), read)
    for charset, text in {"utf-8": "Reçu été.pdf", "iso-8859-1": "Reçu été.pdf", "windows-1252": "l’été.pdf"}.items():
        raw = text.encode(charset)
        yield _attached("8-bit file name", f"{charset} in quotes", b'; filename="' + raw + b'"', text)
        yield _attached("8-bit file name", f"{charset} without quotes", b"; filename=" + raw, text)
        yield _attached("8-bit file name", f"{charset} in the type", b"", text, of_type=b'; name="' + raw + b'"')


_RFC_2231 = {
    "a language": ("; filename*=UTF-8'fr'%C3%A9t%C3%A9.pdf", "été.pdf"),
    "in quotes": ("; filename*=\"UTF-8''%C3%A9t%C3%A9.pdf\"", "été.pdf"),
    "lower case": ("; FileName*=utf-8''%c3%a9t%c3%a9.pdf", "été.pdf"),
    "no charset": ("; filename*=''%C3%A9t%C3%A9.pdf", "été.pdf"),
    "continued": ('; filename*0="une longue "; filename*1="facture.pdf"', "une longue facture.pdf"),
    "continued and encoded": ("; filename*0*=UTF-8''%C3%A9; filename*1*=t%C3%A9.pdf", "été.pdf"),
    "encoded, then plain": ("; filename*0*=UTF-8''%C3%A9t%C3%A9; filename*1=.pdf", "été.pdf"),
    "out of order": ('; filename*1="ture.pdf"; filename*0="fac"', "facture.pdf"),
    "a letter cut in two": ("; filename*0*=UTF-8''%C3; filename*1*=%A9.pdf", "é.pdf"),
    "folded": (";\n filename*0*=UTF-8''%C3%A9;\n\tfilename*1*=t%C3%A9.pdf", "été.pdf"),
    "ten pieces and more": ("".join(f"; filename*{n}={n}." for n in range(12)), "0.1.2.3.4.5.6.7.8.9.10.11."),
    "a plain name before": ("; filename=ete.pdf; filename*=UTF-8''%C3%A9t%C3%A9.pdf", "été.pdf"),
    "a plain name after": ("; filename*=UTF-8''%C3%A9t%C3%A9.pdf; filename=ete.pdf", "été.pdf"),
    "an apostrophe": ("; filename*=UTF-8''l'%C3%A9t%C3%A9.pdf", "l'été.pdf"),
    "a percent sign that is none": ("; filename*=UTF-8''100%.pdf", "100%.pdf"),
    "an unknown charset": ("; filename*=elfique''%C3%A9t%C3%A9.pdf", "été.pdf"),
    "a plus sign": ("; filename*=UTF-8''a+b.pdf", "a+b.pdf"),
}
_WORDS = {
    "without quotes": ("; filename==?utf-8?q?=C3=A9t=C3=A9=2Epdf?=", "été.pdf"),
    "Q in quotes": ('; filename="=?utf-8?q?=C3=A9t=C3=A9.pdf?="', "été.pdf"),
    "two words": ('; filename="=?utf-8?q?=C3=A9t?= =?utf-8?q?=C3=A9.pdf?="', "été.pdf"),
    "two words, folded": ('; filename="=?utf-8?q?=C3=A9t?=\n =?utf-8?q?=C3=A9.pdf?="', "été.pdf"),
    "two words, folded by a tab": ('; filename="=?utf-8?b?w6l0?=\n\t=?utf-8?b?w6kucGRm?="', "été.pdf"),
    "a word and plain letters": ('; filename="=?utf-8?q?=C3=A9t=C3=A9?= 2026.pdf"', "été 2026.pdf"),
}
_QUOTING = {
    "bare": ("; filename=a.pdf", "a.pdf"),
    "in quotes": ('; filename="a.pdf"', "a.pdf"),
    "blanks in quotes": ('; filename="ma facture.pdf"', "ma facture.pdf"),
    "blanks without quotes": ("; filename=ma facture.pdf", "ma facture.pdf"),
    "a semicolon in quotes": ('; filename="a;b.pdf"', "a;b.pdf"),
    "an equals sign in quotes": ('; filename="a=b.pdf"', "a=b.pdf"),
    "escaped quotes": (r'; filename="a \"b\".pdf"', 'a "b".pdf'),
    "an apostrophe": ('; filename="l\'ete.pdf"', "l'ete.pdf"),
    "a percent sign": ('; filename="100%20.pdf"', "100%20.pdf"),
    "a bracket": ('; filename="a(1).pdf"', "a(1).pdf"),
    "a bracket without quotes": ("; filename=a(1).pdf", "a(1).pdf"),
    "no closing quote": ('; filename="a.pdf', "a.pdf"),
    "upper case": ('; FILENAME="a.pdf"', "a.pdf"),
    "blanks around the equals sign": ('; filename = "a.pdf"', "a.pdf"),
    "folded": (';\n\tfilename="a.pdf"', "a.pdf"),
    "folded in the name": ('; filename="ma\n facture.pdf"', "ma facture.pdf"),
    "folded in the name by a tab": ('; filename="ma\n\tfacture.pdf"', "ma facture.pdf"),
    "wrapped without a blank": (';\nfilename="a.pdf"', "a.pdf"),
    "another parameter before": ('; size=1; filename="a.pdf"', "a.pdf"),
    "another parameter after": ('; filename="a.pdf"; size=1', "a.pdf"),
    "twice": ("; filename=a.pdf; filename=b.pdf", "a.pdf"),
    "a semicolon at the end": ('; filename="a.pdf";', "a.pdf"),
}


def written() -> Iterator[Mail]:
    """Yield names by each way of writing them."""
    kinds = {
        "file name of RFC 2231": _RFC_2231,
        "file name in encoded words": _WORDS,
        "quoting of a file name": _QUOTING,
    }
    for kind, table in kinds.items():
        for name, (disposition, read) in table.items():
            yield _attached(kind, name, disposition.encode(), read)
    for name, (parameter, read) in list(_QUOTING.items())[:6]:
        of_type = parameter.replace("filename", "name").encode()
        yield _attached("quoting of a file name", f"{name}, in the type", b"", read, of_type=of_type)
