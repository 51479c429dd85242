"""Enhanced status codes (RFC 2034, RFC 3463): aiosmtpd sends few of them."""

import re

_ENHANCED = re.compile(r"[245]\.\d{1,3}\.\d{1,3}(?: |$)")
_ENHANCED_BY_CODE = {
    "214": "2.0.0",
    "221": "2.0.0",
    "250": "2.0.0",
    "252": "2.0.0",
    "421": "4.3.2",
    "450": "4.2.1",
    "451": "4.3.0",
    "452": "4.5.3",
    "454": "4.7.0",
    "500": "5.5.2",
    "501": "5.5.4",
    "502": "5.5.1",
    "503": "5.5.1",
    "504": "5.5.4",
    "530": "5.7.0",
    "538": "5.7.11",
    "550": "5.1.1",
    "552": "5.3.4",
    "553": "5.1.3",
    "554": "5.0.0",
    "555": "5.5.4",
}


def with_enhanced_code(reply: str) -> str:
    """Return the reply with an enhanced status code (``5.1.1``) after its code, if it should have one and has none."""
    code, separator, text = reply[:3], reply[3:4], reply[4:]
    if separator == "-" or code == "220" or reply[0] not in "245" or _ENHANCED.match(text):
        return reply
    return f"{code} {_ENHANCED_BY_CODE.get(code, f'{code[0]}.0.0')} {text}".rstrip()
