"""Addresses: names in quotes and without, comments, groups, encoded and wrapped names, and what is written instead."""

from collections.abc import Iterator

from .mail import Mail, with_headers

Addresses = list[list[str]]

_SENDERS: dict[str, tuple[str | bytes, str, str]] = {
    "bare": ("m@x.fr", "", "m@x.fr"),
    "in angle brackets": ("<m@x.fr>", "", "m@x.fr"),
    "a name": ("Marie Martin <m@x.fr>", "Marie Martin", "m@x.fr"),
    "no blank": ("Marie<m@x.fr>", "Marie", "m@x.fr"),
    "a quoted name": ('"Martin, Marie" <m@x.fr>', "Martin, Marie", "m@x.fr"),
    "escaped quotes": (r'"Marie \"Mimi\" M." <m@x.fr>', 'Marie "Mimi" M.', "m@x.fr"),
    "an escaped backslash": (r'"A\\B" <m@x.fr>', r"A\B", "m@x.fr"),
    "single quotes": ("'Marie' <m@x.fr>", "'Marie'", "m@x.fr"),
    "a full stop in a name": ("M. Martin <m@x.fr>", "M. Martin", "m@x.fr"),
    "a comma in a name": ("Doe, John <j@x.fr>", "Doe, John", "j@x.fr"),
    "an at sign in a name": ("Marie@Mairie <m@x.fr>", "Marie@Mairie", "m@x.fr"),
    "an address as a quoted name": ('"m@x.fr" <m@x.fr>', "m@x.fr", "m@x.fr"),
    "brackets in a quoted name": ('"Marie (Mairie)" <m@x.fr>', "Marie (Mairie)", "m@x.fr"),
    "a comment as a name": ("m@x.fr (Marie Martin)", "Marie Martin", "m@x.fr"),
    "a comment after a name": ("Marie (mairie) <m@x.fr>", "Marie", "m@x.fr"),
    "a comment within a comment": ("m@x.fr (Marie (mairie) Martin)", "Marie (mairie) Martin", "m@x.fr"),
    "a comment in an address": ("Pete <pete(his account)@silly.test>", "Pete", "pete@silly.test"),
    "the example of RFC 5322 A.5": (
        r"Pete(A nice \) chap) <pete(his account)@silly.test(his host)>",
        "Pete",
        "pete@silly.test",
    ),
    "blanks around the at sign": ("Marie <m @ x.fr>", "Marie", "m@x.fr"),
    "a route": ("Marie <@a.fr,@b.fr:m@x.fr>", "Marie", "m@x.fr"),
    "a quoted local part": ('Marie <"m m"@x.fr>', "Marie", '"m m"@x.fr'),
    "a quoted local part, bare": ('"m m"@x.fr', "", '"m m"@x.fr'),
    "an IP address": ("Marie <m@[192.0.2.1]>", "Marie", "m@[192.0.2.1]"),
    "a plus tag": ("m+tag@x.fr", "", "m+tag@x.fr"),
    "letters beyond ASCII": ("Zoé <zoé@exemple.fr>", "Zoé", "zoé@exemple.fr"),
    "an encoded name": ("=?utf-8?q?V=C3=A9lizy?= <m@x.fr>", "Vélizy", "m@x.fr"),
    "an encoded comma": ("=?utf-8?q?Martin=2C_Zo=C3=A9?= <m@x.fr>", "Martin, Zoé", "m@x.fr"),
    "an encoded name in quotes": ('"=?utf-8?q?V=C3=A9lizy?=" <m@x.fr>', "Vélizy", "m@x.fr"),
    "two encoded words": ("=?utf-8?q?Zo=C3=A9?= =?utf-8?q?_Martin?= <m@x.fr>", "Zoé Martin", "m@x.fr"),
    "an encoded and a plain word": ("=?utf-8?q?Zo=C3=A9?= Martin <m@x.fr>", "Zoé Martin", "m@x.fr"),
    "an encoded comment": ("m@x.fr (=?utf-8?q?Zo=C3=A9?=)", "Zoé", "m@x.fr"),
    "an encoded address within a name": ("=?utf-8?q?a=40b=2Efr?= <m@x.fr>", "a@b.fr", "m@x.fr"),
    "no blank after the encoded name": ("=?utf-8?q?Zo=C3=A9?=<m@x.fr>", "Zoé", "m@x.fr"),
    "a name folded by a blank": ("Marie\n Martin <m@x.fr>", "Marie Martin", "m@x.fr"),
    "a name folded by a tab": ("Marie\n\tMartin <m@x.fr>", "Marie Martin", "m@x.fr"),
    "a quoted name folded by a tab": ('"Service\n\tFamille" <m@x.fr>', "Service Famille", "m@x.fr"),
    "an encoded name, folded": ("=?utf-8?q?Zo=C3=A9?=\n\t=?utf-8?q?_Martin?=\n <m@x.fr>", "Zoé Martin", "m@x.fr"),
    "folded before the address": ("Marie\n <m@x.fr>", "Marie", "m@x.fr"),
    "an 8-bit name in UTF-8": ("Vélizy <m@x.fr>".encode(), "Vélizy", "m@x.fr"),
    "an 8-bit name in Latin-1": ("Vélizy <m@x.fr>".encode("latin-1"), "Vélizy", "m@x.fr"),
    "an 8-bit quoted name in Windows-1252": ('"L’été" <m@x.fr>'.encode("cp1252"), "L’été", "m@x.fr"),
    "a name alone": ("Marie Martin", "Marie Martin", ""),
    "a name on this machine": ("root", "", "root"),
    "empty brackets": ("Marie <>", "Marie", ""),
    "brackets within brackets": ("Marie <<m@x.fr>>", "Marie", "m@x.fr"),
    "no closing bracket": ("Marie <m@x.fr", "Marie", "m@x.fr"),
    "a comma at the end": ("Marie <m@x.fr>,", "Marie", "m@x.fr"),
    "blanks": ("   Marie   Martin   <m@x.fr>  ", "Marie Martin", "m@x.fr"),
    "upper case": ("M@X.FR", "", "M@X.FR"),
}


def senders() -> Iterator[Mail]:
    """Yield a sender of each kind."""
    for name, (written, person, address) in _SENDERS.items():
        raw = written.encode() if isinstance(written, str) else written
        yield Mail("sender", name, with_headers(b"From: " + raw), {"from": [[person, address]]})


_A, _B = ["", "a@x.fr"], ["", "b@x.fr"]
_RECIPIENTS: dict[str, tuple[str, Addresses]] = {
    "two": ("a@x.fr, b@x.fr", [_A, _B]),
    "no blank": ("a@x.fr,b@x.fr", [_A, _B]),
    "a semicolon": ("a@x.fr; b@x.fr", [_A, _B]),
    "neither comma nor semicolon": ("a@x.fr b@x.fr", [_A, _B]),
    "in brackets without a comma": ("<a@x.fr> <b@x.fr>", [_A, _B]),
    "commas to spare": (",a@x.fr,, ,b@x.fr,", [_A, _B]),
    "folded": ("a@x.fr,\n b@x.fr", [_A, _B]),
    "folded by a tab": ("a@x.fr,\n\tb@x.fr", [_A, _B]),
    "two fields": ("a@x.fr\nTo: b@x.fr", [_A, _B]),
    "quoted commas": ('"A, a" <a@x.fr>, "B, b" <b@x.fr>', [["A, a", "a@x.fr"], ["B, b", "b@x.fr"]]),
    "unquoted commas": ("A, a <a@x.fr>, B, b <b@x.fr>", [["A, a", "a@x.fr"], ["B, b", "b@x.fr"]]),
    "undisclosed": ("undisclosed-recipients:;", []),
    "undisclosed, with a blank": ("Undisclosed recipients:;", []),
    "undisclosed, in brackets": ("undisclosed-recipients: ;", []),
    "undisclosed, without a colon": ("Undisclosed recipients", []),
    "a group": ("Familles: a@x.fr, b@x.fr;", [_A, _B]),
    "a group with names": ('F: "A, a" <a@x.fr>, B <b@x.fr>;', [["A, a", "a@x.fr"], ["B", "b@x.fr"]]),
    "a group and another": ("Familles: a@x.fr;, b@x.fr", [_A, _B]),
    "a group, no comma after": ("Familles: a@x.fr; b@x.fr", [_A, _B]),
    "two groups": ("F: a@x.fr;, G: b@x.fr;", [_A, _B]),
    "a quoted group": ('"F, g": a@x.fr, b@x.fr;', [_A, _B]),
    "an unfinished group": ("F: a@x.fr, b@x.fr", [_A, _B]),
    "comments between": ("a@x.fr (un), (deux) b@x.fr", [["un", "a@x.fr"], ["deux", "b@x.fr"]]),
    "empty": ("", []),
}


def recipients() -> Iterator[Mail]:
    """Yield lists of recipients, in To and in Cc."""
    for name, (written, read) in _RECIPIENTS.items():
        yield Mail("recipients", name, with_headers(f"To: {written}"), {"to": read})
    for name, (written, read) in list(_RECIPIENTS.items())[::3]:
        cc = written.replace("To:", "Cc:")
        yield Mail("recipients", f"{name}, Cc", with_headers(f"Cc: {cc}"), {"cc": read})
