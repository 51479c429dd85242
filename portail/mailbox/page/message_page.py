"""The page of a message, as in a webmail: subject, sender, recipients, date, and the body in a frame."""

from base64 import b64encode
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from babel.dates import format_datetime
from jinja2 import Environment, PackageLoader, StrictUndefined

from portail.mailbox.message import ReceivedMessage
from portail.mailbox.page.body import SANDBOX
from portail.wording.mailbox import MESSAGE_PAGE

FRENCH = "fr"
LANGUAGES = tuple(MESSAGE_PAGE)
_STYLE, _SCRIPT = (
    (Path(__file__).with_name("templates") / name).read_text(encoding="utf-8") for name in ("message.css", "frame.js")
)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


POLICY = (
    f"default-src 'none'; style-src {_hash(_STYLE)}; script-src {_hash(_SCRIPT)}; frame-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def render_page(message: ReceivedMessage, body_url: str, *, lang: str = FRENCH) -> str:
    """Return the HTML page of a message: the same arguments make the same text.

    Args:
        message: the message.
        body_url: the URL of its body, which the frame loads.
        lang: the language of the page's own words, `fr` or `en`.
    """
    environment = Environment(
        loader=PackageLoader("portail.mailbox.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("message.html").render(
        message=message,
        date=_date(message.date, lang),
        body_url=body_url,
        lang=lang,
        words=MESSAGE_PAGE[lang],
        sandbox=SANDBOX,
        style=_STYLE,
        script=_SCRIPT,
    )


def _date(date: datetime | None, lang: str) -> str:
    """Write a date in the time zone that the message gives."""
    if date is None:
        return ""
    return format_datetime(date, MESSAGE_PAGE[lang]["date"], tzinfo=date.tzinfo or UTC, locale=lang)
