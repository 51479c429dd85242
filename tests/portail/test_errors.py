"""An error crosses from one process to another as it is."""

import pickle
from pathlib import Path

import pytest

from portail.errors import Broken, Leak, PortailError, ProcedureError


@pytest.mark.parametrize(
    "error",
    [
        Leak("guide.pdf montre un secret."),
        Broken(expected="un bouton", found="rien", hint="Regardez.", cause="dialog"),
        ProcedureError(Path("procedures/a.md"), 3, "ligne vide", "écrivez-la", column=2),
    ],
    ids=lambda error: type(error).__name__,
)
def test_it_says_the_same_with_the_same_details(error: PortailError) -> None:
    told = pickle.loads(pickle.dumps(error))

    assert (type(told), str(told), vars(told)) == (type(error), str(error), vars(error))
