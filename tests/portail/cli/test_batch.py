"""Several procedures are walked and reported by one command."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from portail.cli.batch import Walked, reported
from portail.errors import EnvironmentNotReady
from portail.run_record.results import WalkResult
from tests.portail.procedures import short_procedure
from tests.portail.runs import passed_step, run_with, with_pictures


def test_a_walk_that_passed_is_reported_even_where_the_next_one_cannot_go_on(tmp_path: Path) -> None:
    output = with_pictures(tmp_path)

    def walks() -> Iterator[Walked]:
        run = run_with(passed_step())
        yield Walked(short_procedure(), WalkResult(run, output / run.procedure))
        raise EnvironmentNotReady("Le navigateur s’est arrêté.")

    with pytest.raises(EnvironmentNotReady):
        reported(walks(), output)

    (suite,) = ET.parse(output / "junit.xml").getroot()
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")
