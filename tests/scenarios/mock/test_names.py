"""The names for type checkers are those of the catalogues, and a command lists them."""

from typing import get_args

from click.testing import CliRunner

from mock_portal.defects.catalogue import CATALOGUE as DEFECTS
from mock_portal.faults.catalogue import CATALOGUE as FAULTS
from portail.cli.main import portail
from scenarios.mock.control.values import DefectName, FaultName


def test_the_typed_names_are_those_of_the_catalogues() -> None:
    assert set(get_args(DefectName)) == {defect.name for defect in DEFECTS}
    assert set(get_args(FaultName)) == set(map(str, FAULTS))


def test_a_command_lists_every_defect_and_every_fault() -> None:
    listed = CliRunner().invoke(portail, ["defects"]).output

    assert [name for name in (*get_args(DefectName), *get_args(FaultName)) if f"  {name} " not in listed] == []
