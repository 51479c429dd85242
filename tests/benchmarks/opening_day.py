"""What an opening day costs, in processor time: the load processes for each person, the portal for each page.

`python -m tests.benchmarks.opening_day [--people N]` (on Linux). The same people come to a bare Starlette page, to the
mock with hashing that costs next to nothing, and to the mock as it is (Argon2id). Processor time counts, not the clock:
other work on the machine changes little.
"""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from portail.load.day import Day, Wanted, prepared
from portail.load.locust_process import Manner, prepare, run
from portail.load.outcome.summary import Summary, summary_of
from tests.benchmarks.portal_load import TICKS, serving

STEPS = 7
"""How many pages people open on the bare server: as many as on the mock."""
HEADER = '+++\nid = "bare"\ntitle = "Bare"\nlang = "en"\naudience = "people"\n+++\n'
SENTENCES = "".join(
    f"\n## {each}. Open it {{#open-{each}}}\n\nI open the page `/list`.\n" for each in range(1, STEPS + 1)
)
PAGE = "<!DOCTYPE html><html lang=fr><title>Mes factures</title><h1>Mes factures</h1>" + "<p>Une facture</p>" * 150


@dataclass(frozen=True)
class Cost:
    """What a day cost: seconds of a processor of the server, and the summary, which tells those of the load."""

    server: float
    summary: Summary

    @property
    def of_a_page(self) -> float:
        """Milliseconds of the server for a page."""
        return self.server * 1000 / self.summary.pages.number

    @property
    def of_a_person(self) -> float:
        """Milliseconds of the load for a person."""
        return self.summary.load.processor_seconds * 1000 / self.summary.people


def on_a_bare_page(people: int, seconds: float, workers: int) -> Cost:
    """Let people come to a page that is no more than Starlette and a template."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "procedures").mkdir()
        (folder / "portail.toml").write_text('[project]\nname = "bare"\nlang = "en"\n', encoding="utf-8")
        (folder / "procedures" / "bare.md").write_text(HEADER + SENTENCES, encoding="utf-8")
        (folder / "page.html").write_text(PAGE, encoding="utf-8")
        with serving("-m", "tests.benchmarks.portal_bare_page", str(folder / "page.html"), first_page="list") as server:
            target = folder / "bare.toml"
            target.write_text(f'base_url = "{server.url}"\n', encoding="utf-8")
            with prepared(Wanted("bare", people, seconds, folder, str(target), pause=0.05)) as day:
                before = server.processor_time
                summary = _summary(day, folder / "day", workers)
                return Cost(server.processor_time - before, summary)


def on_the_mock(people: int, seconds: float, hashing: str) -> Cost:
    """Let people come to the mock, from their message to their invoices."""
    os.environ["MOCK_PORTAL_HASHING"] = hashing
    with TemporaryDirectory() as name, prepared(Wanted("premiere-connexion", people, seconds, pause=0.05)) as day:
        before = _processor_time("mock_portal")
        summary = _summary(day, Path(name), workers=0)
        return Cost(_processor_time("mock_portal") - before, summary)


def _summary(day: Day, folder: Path, workers: int) -> Summary:
    prepare(day.plan, folder)
    summary = summary_of(day.plan, run(folder, Manner(workers, is_quiet=True)))
    assert summary.finished == summary.people, summary.failures
    return summary


def _processor_time(module: str) -> float:
    """Return what the child processes that run a module have used, in seconds."""
    used = (_fields(pid) for pid in _children() if module in Path(f"/proc/{pid}/cmdline").read_text().split("\0"))
    return sum((int(fields[11]) + int(fields[12])) / TICKS for fields in used)


def _children() -> Iterator[str]:
    for task in Path("/proc/self/task").iterdir():
        yield from (task / "children").read_text().split()


def _fields(pid: str) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


@contextmanager
def _told(name: str, bare: float | None = None) -> Iterator[list[Cost]]:
    costs: list[Cost] = []
    yield costs
    cost = costs[0]
    ratio = f"{cost.of_a_page / bare:5.1f} ×" if bare else "      1"
    print(f"{name:<34} {cost.of_a_page:8.2f} ms {ratio}   {cost.of_a_person:8.1f} ms", flush=True)


def main() -> None:
    """Print what each costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=60.0)
    asked = parser.parse_args()
    print(f"{'':<34} {'server, a page':>20}   {'load, a person':>11}")
    with _told("bare Starlette page, 1 process") as costs:
        costs.append(on_a_bare_page(asked.people, asked.seconds, 1))
    bare = costs[0].of_a_page
    with _told("bare Starlette page, 2 processes", bare) as costs:
        costs.append(on_a_bare_page(asked.people, asked.seconds, 2))
    for hashing in ("cheap", "argon2id"):
        with _told(f"mock, passwords by {hashing}", bare) as costs:
            costs.append(on_the_mock(asked.people, asked.seconds, hashing))


if __name__ == "__main__":
    main()
