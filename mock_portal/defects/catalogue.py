"""The catalogue of defects: every way in which a portal can break a written procedure.

A defect is a change of the town's description. It names the procedure and the step in which it shows, and the sentence
of the document that it breaks.
"""

from collections.abc import Iterable
from functools import reduce

from ..errors import UnknownDefect
from ..towns.town import Town
from . import first_connection, forgotten_password, lost_message, payment, service_key
from .defect import Defect

CATALOGUE = (
    *first_connection.DEFECTS,
    *payment.DEFECTS,
    *forgotten_password.DEFECTS,
    *service_key.DEFECTS,
    *lost_message.DEFECTS,
)

_BY_NAME = {defect.name: defect for defect in CATALOGUE}


def find(name: str) -> Defect:
    """The defect of this name.

    Raises:
        UnknownDefect: the catalogue does not hold it.
    """
    if defect := _BY_NAME.get(name):
        return defect
    raise UnknownDefect(f"There is no defect {name!r}: GET /__control__/defects lists them.")


def apply(names: Iterable[str], town: Town) -> Town:
    """The town, changed by these defects in this order."""
    return reduce(lambda changed, name: find(name).change(changed), names, town)
