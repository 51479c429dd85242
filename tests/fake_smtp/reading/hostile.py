"""Inputs that cost a careless reader far more than their size: each is a few bytes, repeated."""

IN_A_BODY = [
    *(b"<a ", b"<a>", b"<a x", b"<a b=c ", b"<a href='", b'<a href="x">y</a>', b"<area href=a>", b"<img alt='a'>"),
    *(b"<", b"</", b"<!", b"<!--", b"<![", b"<p>", b"<head>", b"<head ", b"<html ", b"<!doctype ", b"<link "),
    *(b"<script>", b"<script></script", b"<style><title>", b"</script><head>", b"<iframe ", b"x-iframe"),
    *(
        b"<p style='a:b;'>",
        b"<style>/*",
        b'<p style="',
        b"<style>a{b:url(",
        b"<style>@media{",
        b"<img src=//a srcset=b>",
    ),
    *(b"&", b"&amp", b"&#0", b"&#9", b"&#x0", b"=", b'"', b"'", b"cid:", b"\xff", b"\xc3", b"\x00"),
    *(b" ", b"\t", b"\n", b"\r", b"\r\n", b"\t\n", b"-", b"--", b"a", b"a-b ", b"_", b"9", b"1 ", b":"),
    *(b"code-", b"code ", b"code:", b"Code : 1 ", b"123456\n", b"pin is ", b"mot de passe ", b"user name ", b"A1-"),
    *(
        b"<p hidden>",
        b"<p style='display:none'>",
        b"1234 is your ",
        b"code = ",
        b"code (1234 ",
        b"_http://a_ ",
        b"> a \n",
    ),
    *(b"http://", b"<http://", b"http://a ", b"http://a)", b"http://a.", b")", b"(", b"](", b"www."),
]
"""For the readers of bodies: visible text, links, codes, search words, the page and the frame of a message."""

IN_A_FIELD = [
    *(b"\r", b"\n ", b"\r\n ", b"\r\r\n ", b"a\r\n\t", b" ", b"\t", b"a", b"a b ", b"\xff", b"\xc3\xa9", b"\x00"),
    *(b",", b";", b":", b"(", b")", b"()", b"<", b">", b"<>", b"@", b"[", b"]", b'"', b"\\", b'"\\', b'"a" '),
    *(b"a@b,", b"a <", b"a@b <", b"<a@b>", b"a, ", b"g:a;", b"@a,", b'"a"@b,', b"Doe, "),
    *(b"=?", b"?=", b"=?a?q?", b"=?a*", b"?= =?", b"=?utf-8?q?a?= ", b"=?utf-8?b?YQ==?=", b"=?utf-7?q?+A?= "),
    *(b"a;b=c;", b"x*0=a;", b"x*1*=%41;", b"*=", b"%41", b"'", b"''", b'="', b"a="),
]
"""For the readers of header fields: text, addresses, parameters, dates."""

FIELDS = [
    b"Subject: ",
    b"To: ",
    b"Date: ",
    b"X-Tags: ",
    b"List-Unsubscribe: ",
    b"Content-ID: ",
    b"Content-Transfer-Encoding: ",
    b"Content-Type: ",
    b"Content-Type: text/plain; charset=",
    b"Content-Type: multipart/mixed; boundary=",
    b"Content-Disposition: attachment; filename=",
]

PARTS = [
    b"--b\r\n",
    b"--b",
    b"\n--b",
    b"--b \r\n",
    b"--b--\r\n",
    b"\r\n--b\r\n\r\n",
    b"--bb\r\n",
    b"--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n",
    b"--b\r\nContent-Type: message/rfc822\r\n\r\n",
    b"Content-Type: multipart/mixed; boundary=b\r\n",
    b"a: b\r\n",
    b"a:\r\n",
    b"no field\r\n",
    b"a:;\r\nno field\r\n",
]
"""For the reader of parts: the body of a multipart whose boundary is ``b``."""

TRANSFERS = {
    b"base64": [b"=", b"A", b"A=", b"QUJD", b"*", b"\r\n", b" "],
    b"quoted-printable": [b"=", b"=\r", b"=\r\n", b"=4", b"=41", b" ", b" \r\n"],
    b"x-uuencode": [b"begin ", b"begin 644 a\n", b"`\n", b"M", b"#0V%T\n", b"end\n"],
}
"""For the readers of transfer encodings, each after its name."""

CHARSETS = {
    b"utf-7": [b"+", b"+A", b"+-", b"+AGE-", b"a+"],
    b"utf-8": [b"\xc3", b"\xe2\x82", b"\xff"],
    b"utf-16": [b"\x00\xd8", b"a\x00"],
    b"iso-2022-jp": [b"\x1b", b"\x1b$B", b"\x1b(B", b"\x1b$B0!\x1b(B"],
    b"hz": [b"~", b"~{", b"~}"],
    b"gb18030": [b"\x81", b"\x810\x810"],
    b"punycode": [b"a-", b"b9"],
    b"idna": [b"a", b"xn--"],
    b"unicode_escape": [b"\\u0041", b"\\"],
    b"cp1252": [b"\x81"],
}
"""For the decoders of charsets, each after its name."""
