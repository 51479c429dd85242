"""The two fields of a new password, common to several pages."""

from ...accounts.password_policy import LONGEST, weaknesses
from ...wording import pages as words
from ..frame.form import Form


def password_errors(form: Form, *, username: str, town: str) -> dict[str, str]:
    """The error of a new password or of its repetition, by the name of the field; empty where both are right.

    Args:
        form: the form with the fields `password` and `confirmation`.
        username: the user name, which the password must not hold.
        town: the name of the town, of which the password must not be made.
    """
    password = form.raw("password")
    if not password:
        return {"password": words.PASSWORD_EMPTY}
    if weakness := next(weaknesses(password, username=username, town=town), None):
        return {"password": words.PASSWORD_WEAKNESSES[weakness].format(longest=LONGEST)}
    if password != form.raw("confirmation"):
        return {"confirmation": words.PASSWORD_REPEATED_OTHERWISE}
    return {}
