"""What formats and the drift check cost, and a procedure that has no reference yet, whose pictures need two looks.

Ratios to the walk that they belong to. The formats alone are to take less than three seconds.
"""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from portail.output import drift, formats
from portail.output.drift import report
from portail.procedure import parser
from portail.procedure.procedure import Procedure
from portail.run_record.run import Run
from portail.walk.options import Options
from portail.walk.runner import walk
from tests import projects
from tests.benchmarks.pairs import Figure, alternately, seconds
from tests.benchmarks.stage import QUIET, Stage, passed, stage
from tests.targets import new_target

NONE: Mapping[str, str] = {}


class Bench:
    """Walks the first procedure, whose reference the first walk becomes, and times each part by itself."""

    def __init__(self, there: Stage, folder: Path) -> None:
        self.there = there
        self.folder = folder
        self.procedure = self._with_reference_of_its_own()
        self.run = self._walk()

    def bare(self) -> float:
        """Walk without pictures."""
        return seconds(lambda: self._walk(pictures=False))

    def new(self) -> float:
        """Walk with pictures that no reference knows."""
        return seconds(self._walk)

    def known(self) -> float:
        """Walk with the pictures of the reference."""
        return seconds(lambda: self._walk(accepted=drift.accepted_pictures(self.procedure)))

    def formats(self) -> float:
        """Write every format of the guide."""
        return seconds(lambda: formats.write(self.procedure, self.run, self.folder / self.procedure.id))

    def check(self) -> float:
        """Walk with pictures, and compare with the reference."""
        return self.known() + seconds(self._compare)

    def _walk(self, *, pictures: bool = True, accepted: Mapping[str, str] = NONE) -> Run:
        options = Options(output=self.folder, pictures=pictures, accepted=accepted)
        target = new_target(self.there.portal)
        return passed(walk(projects.bind(self.procedure), target, self.there.browser, options, QUIET))

    def _compare(self) -> None:
        folder = self.folder / self.procedure.id
        comparison = drift.compare(self.procedure, self.run, folder)
        assert not comparison.findings, comparison.findings
        report.write(self.procedure, self.run, folder, comparison)

    def _with_reference_of_its_own(self) -> Procedure:
        path = shutil.copy(projects.PROCEDURES / "premiere-connexion.md", self.folder / "premiere-connexion.md")
        self.procedure = parser.load(Path(path))
        drift.renew(self.procedure, self._walk(), self.folder / self.procedure.id)
        return self.procedure


def figures(pairs: int) -> Iterator[Figure]:
    """Measure each against the walk that it belongs to."""
    with stage() as there, TemporaryDirectory() as folder:
        bench = Bench(there, Path(folder))
        for name, ours, against, other, target in (
            ("new pictures", bench.new, "the bare walk", bench.bare, 2.0),
            ("known pictures", bench.known, "the bare walk", bench.bare, None),
            ("formats alone", bench.formats, "the bare walk", bench.bare, None),
            ("check", bench.check, "the walk with pictures", bench.known, 1.3),
        ):
            one, two = alternately(pairs, ours, other)
            yield Figure(name, one, against, two, target=target)
