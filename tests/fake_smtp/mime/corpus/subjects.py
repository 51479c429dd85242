"""Subjects: encoded words of every charset, folded lines, raw 8-bit letters."""

from base64 import b64encode
from collections.abc import Iterator

from .mail import Mail, with_headers

TEXTS = {
    "utf-8": "Été à Vélizy – 10 € ✓",
    "iso-8859-1": "Été à Vélizy",
    "iso-8859-2": "Łódź, Žižkov",
    "iso-8859-3": "Ĝis revido",
    "iso-8859-5": "Привет",
    "iso-8859-7": "Καλημέρα",
    "iso-8859-9": "İstanbul",
    "iso-8859-15": "10 € pour l’œuvre".replace("’", "'"),
    "windows-1250": "Příští týden – €",
    "windows-1251": "Привет – мир",
    "windows-1252": "l’été “chaud” – 10 €",
    "windows-1253": "Καλημέρα €",
    "windows-1254": "İstanbul’da €",
    "windows-1255": "שלום",
    "windows-1256": "مرحبا",
    "windows-1257": "Ąžuolas",
    "windows-1258": "Việt".replace("ệ", "ê"),
    "koi8-r": "Привет",
    "koi8-u": "Київ",
    "iso-2022-jp": "日本語のメール",
    "shift_jis": "日本語のメール",
    "euc-jp": "日本語のメール",
    "gb2312": "中文邮件",
    "gbk": "中文郵件",
    "gb18030": "中文邮件€",
    "big5": "繁體中文",
    "euc-kr": "한국어",
    "ks_c_5601-1987": "한국어",
    "macintosh": "Été",
    "ibm850": "Été",
    "tis-620": "สวัสดี",
    "utf-7": "Été",
}
"""A text for each charset, all of whose letters it has."""

_PYTHON = {"ks_c_5601-1987": "euc-kr", "macintosh": "mac_roman", "ibm850": "cp850"}


def encoded(charset: str) -> bytes:
    """Return the text of a charset, encoded."""
    return TEXTS[charset].encode(_PYTHON.get(charset, charset))


def _q(content: bytes) -> str:
    return "".join(chr(byte) if chr(byte).isalnum() and byte < 128 else f"={byte:02X}" for byte in content)


def word(charset: str, encoding: str, content: bytes) -> str:
    """Return an encoded word (RFC 2047)."""
    return f"=?{charset}?{encoding}?{_q(content) if encoding in 'qQ' else b64encode(content).decode()}?="


def _subject(kind: str, name: str, written: str | bytes, read: str) -> Mail:
    raw = written.encode() if isinstance(written, str) else written
    return Mail(kind, name, with_headers(b"Subject: " + raw), {"subject": read})


def encoded_words() -> Iterator[Mail]:
    """Yield a subject in each charset, in both encodings."""
    for charset, text in TEXTS.items():
        for encoding in "QB":
            written = word(charset, encoding, encoded(charset))
            yield _subject("encoded word", f"{charset} {encoding}", written, text)


_ODD_WORDS = {
    "two words": ("=?utf-8?q?deux?= =?utf-8?q?_mots?=", "deux mots"),
    "two words, folded": ("=?utf-8?q?deux?=\n =?utf-8?q?_mots?=", "deux mots"),
    "two words, folded by a tab": ("=?utf-8?q?deux?=\n\t=?utf-8?q?_mots?=", "deux mots"),
    "two charsets": ("=?utf-8?q?=C3=A9?= =?iso-8859-1?q?=E9?=", "éé"),
    "two encodings": ("=?utf-8?q?=C3=A9?= =?utf-8?b?w6k=?=", "éé"),
    "a letter cut in two, Q": ("=?utf-8?q?coup=C3?=\n =?utf-8?q?=A9?=", "coupé"),
    "a letter cut in two, B": ("=?utf-8?b?Y291cMM=?=\n =?utf-8?b?qQ==?=", "coupé"),
    "an emoji cut in two": ("=?utf-8?b?8J+Y?=\n =?utf-8?b?gA==?=", "😀"),
    "between plain words": ("avant =?utf-8?q?=C3=A9t=C3=A9?= fin", "avant été fin"),
    "a language": ("=?utf-8*fr?q?=C3=A9t=C3=A9?=", "été"),
    "lower case": ("=?UTF-8?b?w6k=?= =?utf-8?B?w6k=?=", "éé"),
    "an underscore": ("=?utf-8?q?un_deux?=", "un deux"),
    "lower-case hexadecimal": ("=?utf-8?q?=c3=a9?=", "é"),
    "no padding": ("=?utf-8?b?VsOpbGl6eQ?=", "Vélizy"),
    "a blank in Q": ("=?utf-8?q?un deux?=", "un deux"),
    "an unknown encoding": ("=?utf-8?x?abc?=", "=?utf-8?x?abc?="),
    "unfinished": ("=?utf-8?q?abc", "=?utf-8?q?abc"),
    "an unknown charset, in UTF-8": ("=?x-unknown?q?caf=C3=A9?=", "café"),
    "no text": ("=?utf-8?q??=", ""),
    "brackets around": ("(=?utf-8?q?=C3=A9?=)", "(é)"),
    "quotes around": ('"=?utf-8?q?=C3=A9?="', '"é"'),
    "a colon after": ("=?utf-8?q?R=C3=A9?=: suite", "Ré: suite"),
}


def odd_words() -> Iterator[Mail]:
    """Yield encoded words as careless senders write them."""
    for name, (written, read) in _ODD_WORDS.items():
        yield _subject("odd encoded word", name, written, read)


_FOLDS = {
    "a blank": ("un\n deux", "un deux"),
    "a tab": ("un\n\tdeux", "un deux"),
    "two blanks": ("un\n  deux", "un deux"),
    "a blank and a tab": ("un\n \tdeux", "un deux"),
    "three lines": ("un\n deux\n\ttrois", "un deux trois"),
    "a blank before": ("un \n deux", "un deux"),
    "at once": ("\n un", "un"),
    "at once, by a tab": ("\n\tun", "un"),
    "a colon on the next line": ("un\n X: deux", "un X: deux"),
    "before an encoded word": ("un\n =?utf-8?q?=C3=A9?=", "un é"),
    "after an encoded word": ("=?utf-8?q?=C3=A9?=\n\tdeux", "é deux"),
    "a long line": ("mot " * 400 + "fin", "mot " * 400 + "fin"),
}


def folded() -> Iterator[Mail]:
    """Yield folded subjects; each fold is one blank, as mail programs show it."""
    for name, (written, read) in _FOLDS.items():
        mail = _subject("folded subject", name, written, read)
        yield mail


def raw_letters() -> Iterator[Mail]:
    """Yield subjects with 8-bit letters that should have been encoded."""
    for charset, text in {
        "utf-8": "Été à Vélizy – 10 €",
        "iso-8859-1": "Été à Vélizy",
        "windows-1252": "l’été – 10 €",
    }.items():
        content = text.encode(charset)
        yield _subject("8-bit subject", charset, content, text)
        yield _subject("8-bit subject", f"{charset}, folded", content.replace(b" ", b"\n ", 1), text)
        yield _subject("8-bit subject", f"{charset}, and a word", content + b" =?utf-8?q?=C3=A9?=", f"{text} é")
