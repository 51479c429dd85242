"""Protection against forged requests (CSRF): a form counts only with the token of its browser.

A page of another site can send a form with our cookies, but cannot read the token.
"""

import hmac

from .form import Form


def is_from_own_page(form: Form, token: str) -> bool:
    """Whether a form was sent from a page of this site in the browser of this token."""
    return hmac.compare_digest(form.raw("csrf").encode(), token.encode())
