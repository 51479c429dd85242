"""The request of a payment, with the fields and the checks of PayFiP."""

import re
import unicodedata
from dataclasses import dataclass

from ...wording.payfip import REFUSALS

CLIENT = re.compile(r"[0-9]{6}")
YEAR = re.compile(r"[0-9]{4}")
REFERENCE = re.compile(r"[A-Za-z0-9]{6,30}")
SUBJECT = re.compile(r"[A-Za-z0-9 ]{1,100}")
EMAIL = re.compile(r"(?=.{6,80}$)[^@\s]+@[^@\s]+")
PAYMENT_PAGE = "tpa/paiementws.web"
"""The path of the page on which families pay, as on the real PayFiP."""
TEST, ACTIVATION, PRODUCTION = "T", "X", "W"
LEAST, MOST = 100, 10_000_000
"""The amounts that PayFiP takes, in cents."""


class PayFipError(Exception):
    """PayFiP refuses, with a code: R3 reference, A2 address, P1 unknown, P5 no result yet; the others are invented."""

    def __init__(self, code: str) -> None:
        super().__init__(f"{code}: {REFUSALS[code]}")
        self.code = code


@dataclass(frozen=True)
class PaymentRequest:
    """The fields of a request, under PayFiP's own names."""

    numcli: str
    """The number of the town, six digits."""
    exer: str
    """The year of the account."""
    refdet: str
    """The reference of the debt, 6 to 30 letters and digits."""
    objet: str
    """What is paid, at most 100 letters without accents, digits and spaces."""
    montant: int
    """The amount in cents."""
    mel: str
    """The e-mail address for PayFiP's ticket."""
    saisie: str
    """T for a test, X for an activation, W in production."""
    urlnotif: str
    """The URL that PayFiP calls when there is a result."""
    urlredirect: str
    """The URL to which PayFiP sends the family back."""

    def check(self) -> None:
        """Refuse a request that PayFiP would not take.

        Raises:
            PayFipError: R3, A2 or, with an invented code, N1, E1, O1, M1 or S1.
        """
        if not CLIENT.fullmatch(self.numcli):
            raise PayFipError("N1")
        if not YEAR.fullmatch(self.exer):
            raise PayFipError("E1")
        if not REFERENCE.fullmatch(self.refdet):
            raise PayFipError("R3")
        if not SUBJECT.fullmatch(self.objet):
            raise PayFipError("O1")
        if not LEAST <= self.montant <= MOST:
            raise PayFipError("M1")
        if not EMAIL.fullmatch(self.mel):
            raise PayFipError("A2")
        if self.saisie not in (TEST, ACTIVATION, PRODUCTION):
            raise PayFipError("S1")


def plain_subject(text: str) -> str:
    """A text in the characters that PayFiP takes for a subject: at most 100 letters, digits and spaces."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", " ").replace("–", " "))
    letters = re.sub(r"[^A-Za-z0-9]+", " ", decomposed.encode("ascii", "ignore").decode())
    return " ".join(letters.split())[:100]
