"""What was proved, for people and machines: a table for the terminal, JSON, a page, Markdown, a badge."""

import re
from pathlib import Path

import msgspec
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, select_autoescape
from rich import box
from rich.console import Console
from rich.table import Table

from portail.files.atomic import replace_all
from portail.prove.proof import Proof
from portail.wording import LANG
from portail.wording import prove as words

FOLDER = "proof"
GREEN, ORANGE, RED = "#2e7d32", "#b35900", "#b3261e"
GOOD, FAIR = 95.0, 80.0
MARKUP = re.compile(r"[\\|`*_<\[\]]")
"""What Markdown would take for more than a letter in a cell of a table."""

templates = Environment(
    loader=ChoiceLoader([PackageLoader("portail.prove"), PackageLoader("portail.output.reports")]),
    autoescape=select_autoescape(["html", "svg"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
templates.globals.update(words=words, lang=LANG)
templates.filters["cell"] = lambda text: MARKUP.sub(r"\\\g<0>", " ".join(text.split()))


def write(proof: Proof, folder: Path) -> Path:
    """Write `proof.json`, `.html`, `.md` and `badge.svg` below the folder of the procedure; return the page's path."""
    place = folder / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    page = place / "proof.html"
    shown = {"proof": proof, "summary": summary(proof), "is_good": is_good(proof)}
    replace_all(
        {
            place / "proof.json": msgspec.json.format(msgspec.json.encode(proof), indent=2) + b"\n",
            place / "badge.svg": badge(proof).encode(),
            place / "proof.md": templates.get_template("proof.md").render(shown).encode(),
            page: templates.get_template("proof.html").render(shown).encode(),
        }
    )
    return page


def is_good(proof: Proof) -> bool:
    """Return whether nearly every breach was noticed, nothing else was, and nothing was left out."""
    return proof.percent >= GOOD and not proof.false_alarms and not proof.untried


def badge(proof: Proof) -> str:
    """Return a badge with the share of breaches that are noticed, as SVG."""
    colour = GREEN if is_good(proof) else ORANGE if proof.percent >= FAIR else RED
    share = f"{proof.percent:g} %".replace(".", ",")
    return templates.get_template("badge.svg").render(name=words.BADGE, share=share, colour=colour)


def show(proof: Proof, console: Console) -> None:
    """Print what guards each sentence, and what passed."""
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column(words.SENTENCE, ratio=3)
    table.add_column(words.NOTICED, justify="right", no_wrap=True)
    table.add_column(words.PASSED, ratio=4)
    for each in proof.sentences:
        passed = " ; ".join(words.trial(trial.operator, trial.site) for trial in each.passed) or words.NOTHING
        table.add_row(each.sentence, f"{each.noticed}/{each.tried}", passed)
    console.print(table)
    for alarm in proof.false_alarms:
        console.print(words.alarm(alarm.site, alarm.blamed, alarm.found), soft_wrap=True)
    console.print(summary(proof))


def summary(proof: Proof) -> str:
    """Return what was proved in a line, and how much of it was not tried."""
    alarms = len(proof.false_alarms)
    said = words.summary(proof.procedure, proof.noticed, len(proof.counted), proof.percent, alarms)
    return f"{said} {words.untried(proof.untried)}" if proof.untried else said
