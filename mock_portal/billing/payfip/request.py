"""What a town asks PayFiP to have paid."""

import re
import unicodedata
from dataclasses import dataclass

CLIENT = re.compile(r"[0-9]{6}")
YEAR = re.compile(r"[0-9]{4}")
REFERENCE = re.compile(r"[A-Za-z0-9]{6,30}")
SUBJECT = re.compile(r"[A-Za-z0-9 ]{1,100}")
EMAIL = re.compile(r"(?=.{6,80}$)[^@\s]+@[^@\s]+")
TEST, ACTIVATION, PRODUCTION = "T", "X", "W"
LEAST, MOST = 100, 10_000_000
"""The amounts that PayFiP takes, in cents."""


class PayFipError(Exception):
    """PayFiP refuses, with a code: R3 reference, A2 address, P1 unknown, P5 no result yet; the others are invented."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(f"{code}: {sentence}")
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
    """The address that PayFiP sends its ticket to."""
    saisie: str
    """T for a test, X for an activation, W in production."""
    urlnotif: str
    """Where PayFiP tells the town that there is a result."""
    urlredirect: str
    """Where PayFiP sends the family back."""

    def check(self) -> None:
        """Refuse a request that PayFiP would not take.

        Raises:
            PayFipError: R3, A2 or, with an invented code, N1, E1, O1, M1 or S1.
        """
        if not CLIENT.fullmatch(self.numcli):
            raise PayFipError("N1", "Le numéro client n'est pas conforme.")
        if not YEAR.fullmatch(self.exer):
            raise PayFipError("E1", "L'exercice n'est pas conforme.")
        if not REFERENCE.fullmatch(self.refdet):
            raise PayFipError("R3", "Le format du paramètre REFDET n'est pas conforme.")
        if not SUBJECT.fullmatch(self.objet):
            raise PayFipError("O1", "L'objet n'est pas conforme.")
        if not LEAST <= self.montant <= MOST:
            raise PayFipError("M1", "Le montant n'est pas conforme.")
        if not EMAIL.fullmatch(self.mel):
            raise PayFipError("A2", "Adresse mél incorrecte.")
        if self.saisie not in (TEST, ACTIVATION, PRODUCTION):
            raise PayFipError("S1", "Le type de saisie n'est pas conforme.")


def plain_subject(text: str) -> str:
    """A text in the letters that PayFiP takes for a subject."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", " ").replace("–", " "))
    letters = re.sub(r"[^A-Za-z0-9]+", " ", decomposed.encode("ascii", "ignore").decode())
    return " ".join(letters.split())[:100]
