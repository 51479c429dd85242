"""The core of the benchmarks: pairs, their medians, and how they are shown. Nothing is measured here."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from rich.console import Console

from portail.cli.main import portail
from portail.errors import EnvironmentNotReady
from portail.project import modules
from tests import projects
from tests.benchmarks import results, svg
from tests.benchmarks.__main__ import NAMES
from tests.benchmarks.machine import machine
from tests.benchmarks.pairs import Figure, alternately
from tests.benchmarks.svg import Span

GROWN = [Figure("ours", (float(n), 2.0 * n), "bare", (1.0, 2.0), "ms", at=float(n)) for n in (1, 10, 100)]


def test_two_things_are_measured_alternately_after_each_was_done_once_for_nothing() -> None:
    done: list[str] = []

    def ours() -> float:
        done.append("a")
        return float(len(done))

    def other() -> float:
        done.append("b")
        return float(len(done))

    one, two = alternately(3, ours, other)

    assert "".join(done) == "ab" + "ab" + "ba" + "ab"
    assert (one, two) == ((3.0, 6.0, 7.0), (4.0, 5.0, 8.0))


def test_a_figure_is_the_median_of_the_ratios_of_its_pairs_and_not_the_ratio_of_medians() -> None:
    figure = Figure("walk", (2.0, 30.0, 4.0), "script", (1.0, 20.0, 1.0), target=1.8)

    assert (figure.ratios, figure.ratio, figure.spread) == ([2.0, 1.5, 4.0], 2.0, (1.75, 3.0))
    assert figure.is_kept is False


@pytest.mark.parametrize(("target", "kept"), [(None, None), (1.9, False), (1.5, True)])
def test_of_a_rate_the_target_is_the_least(target: float | None, kept: bool | None) -> None:
    assert Figure("walks", (3.0,), "bare", (2.0,), target=target, more_is_better=True).is_kept is (kept)


def test_the_table_and_json_name_the_machine_and_say_what_was_kept() -> None:
    out = StringIO()
    figure = Figure("walk", (2.0,), "script", (1.0,), target=1.8)

    results.show(Console(file=out, width=160), "walk", [figure], machine())
    told = json.loads(json.dumps(results.as_json("walk", [figure], machine())))

    assert "≤ 1.8 missed" in out.getvalue()
    assert (told["figures"][0]["ratio"], told["figures"][0]["kept"]) == (2.0, False)
    assert told["machine"]["processors"] >= 1


def test_a_plot_has_a_line_for_each_side_with_a_point_for_each_figure() -> None:
    plot = ET.fromstring(svg.growth("Growth & more", GROWN))

    lines = plot.findall("{http://www.w3.org/2000/svg}polyline")
    assert [len(line.get("points", "").split()) for line in lines] == [3, 3]


def test_a_waterfall_has_a_bar_for_each_span_as_long_as_it_took() -> None:
    picture = ET.fromstring(svg.waterfall("Walk", [Span("browser", 0, 1), Span("<step>", 1, 4, depth=1)]))

    bars = [bar for bar in picture.findall("{http://www.w3.org/2000/svg}rect") if bar.get("rx")]
    assert float(bars[1].get("width", 0)) == pytest.approx(3 * float(bars[0].get("width", 0)), rel=0.01)


def test_every_benchmark_is_named_in_the_help_and_can_be_imported() -> None:
    said = CliRunner().invoke(portail, ["bench", "--help"]).output
    code = f"import importlib; [importlib.import_module(f'tests.benchmarks.{{name}}').figures for name in {NAMES}]"

    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=True)
    assert ", ".join(NAMES) in " ".join(said.split())


def test_elsewhere_than_in_a_clone_one_sentence_says_where_the_benchmarks_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone = modules.load(projects.PROJECT.folder, projects.PROJECT.folder / "mock" / "repository_clone.py")
    monkeypatch.setattr(clone, "ROOT", tmp_path)

    with pytest.raises(EnvironmentNotReady, match="Les mesures ne sont que dans un clone du dépôt"):
        clone.run_benchmarks([])
