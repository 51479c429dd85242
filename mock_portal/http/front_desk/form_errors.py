"""The messages of forms for what the portal refuses."""

import re

from ...errors import (
    AlreadyPersonalised,
    ClockAtItsEnd,
    EmailTaken,
    InvalidRequest,
    KeyTaken,
    MessageRefused,
    NotPayable,
    NumberTaken,
    PortalError,
    TenantTaken,
    UsernameTaken,
    WrongAmount,
)
from ...wording import front_desk as words
from ..frame.form import Form

POSITIONS = {"issued_on, due_on": "issued_on", "since, until": "since"}
"""The field at which a message about several fields stands."""
FILE = (
    (r"byte (\d+)", words.INVALID_ENCODING),
    (r"line 1: name", words.INVALID_HEADER),
    (r"line (\d+): it has (\d+) values for (\d+)", words.INVALID_COLUMNS),
    (r"line (\d+): ", words.INVALID_LINE),
    (r"The file holds (\d+)", words.INVALID_COUNT),
)
"""The texts of `read_registrants` about a file, and the message for each, which takes over the numbers."""


def form_error(error: PortalError, form: Form) -> tuple[str, str]:
    """The name of the field that an error is about, and the message for it."""
    # The error of one family among many holds the original one as its cause.
    if isinstance(error.__cause__, InvalidRequest | EmailTaken | KeyTaken):
        return "file", f"{_place(error)}\u00a0: {form_error(error.__cause__, Form())[1]}"
    match error:
        case MessageRefused(reply=reply):
            return ("email" if form.get("email") else "invitation"), words.MESSAGE_REFUSED.format(reply=reply)
        case EmailTaken():
            return "email", words.EMAIL_TAKEN.format(email=form.get("email")).replace("  ", " ")
        case KeyTaken():
            return "key", words.KEY_TAKEN
        case AlreadyPersonalised():
            return "invitation", words.ALREADY_PERSONALISED
        case UsernameTaken():
            return "username", words.USERNAME_TAKEN
        case NumberTaken():
            return "invoice_number", words.NUMBER_TAKEN
        case NotPayable():
            return "contenu", words.BEING_PAID
        case TenantTaken():
            return "slug", words.TENANT_TAKEN
        case InvalidRequest() | WrongAmount() | ClockAtItsEnd():
            return _invalid(str(error))
    raise error


def _invalid(text: str) -> tuple[str, str]:
    field = text.partition(":")[0]
    if text.startswith("page: there is no page"):
        return "page", words.NO_SUCH_PAGE
    if field in words.INVALID_FIELDS:
        return POSITIONS.get(field, field), words.INVALID_FIELDS[field]
    if text.startswith("The slug"):
        return "slug", words.INVALID_SLUG
    for pattern, message in FILE:
        if match := re.match(pattern, text):
            return "file", message.format(*match.groups())
    return "contenu", text


def _place(error: PortalError) -> str:
    """The line of the file, or the number of the family, with which the text of an error begins."""
    place = str(error).partition(":")[0]
    for english, french in words.PLACES.items():
        place = place.replace(english, french)
    return place
