"""Bodies: charsets and transfer encodings, also where what is declared is not what comes."""

from collections.abc import Callable, Iterator

from .mail import Mail, base64, quoted_printable, with_headers
from .subjects import TEXTS, encoded

_TRANSFERS: dict[str, Callable[[bytes], bytes]] = {
    "8bit": lambda content: content + b"\r\n",
    "base64": base64,
    "quoted-printable": quoted_printable,
}


def _body(kind: str, name: str, headers: str, body: bytes, text: str) -> Mail:
    return Mail(kind, name, with_headers(f"MIME-Version: 1.0\n{headers}", body), {"text": text})


def charsets() -> Iterator[Mail]:
    """Yield a body in each charset, in each transfer encoding."""
    for charset, text in TEXTS.items():
        for transfer, encode in _TRANSFERS.items():
            headers = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {transfer}"
            yield _body("charset", f"{charset} {transfer}", headers, encode(encoded(charset)), text)


_ETE = "Été à Vélizy"
_LIES: dict[str, tuple[str, bytes, str]] = {
    "US-ASCII that is UTF-8": ("; charset=us-ascii", _ETE.encode(), _ETE),
    "US-ASCII that is Latin-1": ("; charset=us-ascii", _ETE.encode("latin-1"), _ETE),
    "UTF-8 that is Latin-1": ("; charset=utf-8", _ETE.encode("latin-1"), _ETE),
    "UTF-8 that is Windows-1252": ("; charset=utf-8", "l’été".encode("cp1252"), "l’été"),
    "Latin-1 that is Windows-1252": ("; charset=iso-8859-1", "l’été – €".encode("cp1252"), "l’été – €"),
    "Latin-9 as Latin-1 names it": ("; charset=latin1", _ETE.encode("latin-1"), _ETE),
    "Latin-5 that is Windows-1254": ("; charset=iso-8859-9", "İ’ €".encode("cp1254"), "İ’ €"),
    "GB 2312 that is GBK": ("; charset=gb2312", "中文郵件".encode("gbk"), "中文郵件"),
    "KS C 5601 that is CP949": ("; charset=ks_c_5601-1987", "똠방각하".encode("cp949"), "똠방각하"),
    "Shift JIS that is CP932": ("; charset=shift_jis", "①②".encode("cp932"), "①②"),
    "an unknown charset": ("; charset=elfique", _ETE.encode(), _ETE),
    "an unknown charset that is Latin-1": ("; charset=elfique", _ETE.encode("latin-1"), _ETE),
    "none, UTF-8": ("", _ETE.encode(), _ETE),
    "none, Latin-1": ("", _ETE.encode("latin-1"), _ETE),
    "none, UTF-8 with a mark": ("", b"\xef\xbb\xbf" + _ETE.encode(), _ETE),
    "an empty charset": ("; charset=", _ETE.encode(), _ETE),
    "a charset that is a codec of Python": ("; charset=rot13", b"abc", "abc"),
}
_SPELLINGS = {
    "in quotes": '; charset="utf-8"',
    "in single quotes": "; charset='utf-8'",
    "in upper case": "; CHARSET=UTF-8",
    "without a dash": "; charset=utf8",
    "blanks around the equals sign": "; charset = utf-8",
    "a semicolon at the end": "; charset=utf-8;",
    "a comment": "; charset=utf-8 (Unicode)",
    "another parameter before": "; format=flowed; charset=utf-8",
    "folded": ";\n\tcharset=utf-8",
    "no semicolon between parameters": "; charset=utf-8 format=flowed",
    "no blank": ";charset=utf-8",
    "twice": "; charset=utf-8; charset=utf-8",
    "in RFC 2231": "; charset*=us-ascii'en'utf-8",
}


def charset_lies() -> Iterator[Mail]:
    """Yield bodies in another charset than they declare, and odd spellings of a charset."""
    for name, (parameter, content, text) in _LIES.items():
        headers = f"Content-Type: text/plain{parameter}\nContent-Transfer-Encoding: 8bit"
        yield _body("charset lie", name, headers, content + b"\r\n", text)
    for name, parameter in _SPELLINGS.items():
        headers = f"Content-Type: text/plain{parameter}\nContent-Transfer-Encoding: base64"
        yield _body("charset spelling", name, headers, base64(_ETE.encode()), _ETE)


_CODED: dict[str, tuple[str, bytes, str]] = {
    "base64 on one long line": ("base64", base64(b"long " * 100).replace(b"\r\n", b"") + b"\r\n", "long " * 100),
    "base64 with blanks": ("base64", b"w4l0 w6kg w6AgVsOpbGl6eQ==\r\n", _ETE),
    "base64 without padding": ("base64", b"w4l0w6kgw6AgVsOpbGl6eQ\r\n", _ETE),
    "base64 with bare line feeds": ("base64", b"w4l0w6kg\nw6AgVsOpbGl6eQ==\n", _ETE),
    "base64 with a stray letter": ("base64", b"w4l0w6kg!w6AgVsOpbGl6eQ==\r\n", _ETE),
    "base64 in upper case": ("BASE64", base64(_ETE.encode()), _ETE),
    "base64 with a comment": ("base64 (as it should)", base64(_ETE.encode()), _ETE),
    "base64 with a semicolon": ("base64;", base64(_ETE.encode()), _ETE),
    "base64 without a body": ("base64", b"", ""),
    "base64 of two texts": ("base64", b"YQ==\r\nYg==\r\n", "ab"),
    "soft line breaks": ("quoted-printable", b"un =\r\ndeux=\r\n trois\r\n", "un deux trois"),
    "a soft break before a blank at the end": ("quoted-printable", b"un=20\r\ndeux=  \r\ntrois\r\n", "un \ndeuxtrois"),
    "lower-case hexadecimal": ("quoted-printable", b"=c3=89t=c3=a9 =c3=a0 V=c3=a9lizy\r\n", _ETE),
    "an equals sign that is none": ("quoted-printable", b"a=b =zz 1=1\r\n", "a=b =zz 1=1"),
    "8-bit letters in quoted-printable": ("quoted-printable", _ETE.encode() + b"\r\n", _ETE),
    "an equals sign at the end": ("quoted-printable", b"fin=", "fin"),
    "quoted-printable in bare line feeds": ("quoted-printable", b"un=\n deux\n", "un deux"),
    "7bit that is 8-bit": ("7bit", _ETE.encode() + b"\r\n", _ETE),
    "8BIT": ("8BIT", _ETE.encode() + b"\r\n", _ETE),
    "binary": ("binary", _ETE.encode() + b"\r\n", _ETE),
    "8-bit, misspelt": ("8-bit", _ETE.encode() + b"\r\n", _ETE),
    "an unknown encoding": ("x-gzip-elfique", _ETE.encode() + b"\r\n", _ETE),
    "an empty encoding": ("", _ETE.encode() + b"\r\n", _ETE),
    "uuencode": ("x-uuencode", b"begin 644 a.txt\r\n#86)C\r\n`\r\nend\r\n", "abc"),
}


def transfer_lies() -> Iterator[Mail]:
    """Yield transfer encodings as careless senders write them."""
    for name, (transfer, body, text) in _CODED.items():
        headers = f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {transfer}"
        yield _body("transfer encoding", name, headers, body, text)
