"""Locust in a process of its own, for gevent changes whatever process it is imported in."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from portail.errors import EnvironmentNotReady
from portail.load.load_plan import FILE_NAME, Plan, write
from portail.load.tally import Tally
from portail.wording import load as words

LOCUSTFILE, LOG, RESULT = "locustfile.py", "locust.log", "tally.json"
SOURCE = """\
from pathlib import Path

from portail.load.swarm.locustfile import day

Crowd, Course = day(Path(__file__).with_name("plan.json"))
"""
QUIET = "PORTAIL_LOAD_QUIET"
"""The variable that, set to anything, leaves out the lines of progress."""
AT_ONCE = 3.0
"""How long Locust may take to end once it is asked to, in seconds."""


@dataclass(frozen=True)
class Manner:
    """How Locust runs.

    Attributes:
        workers: how many processes of this machine let people come; 0: the one that counts does.
        machines: how many processes of other machines do.
        web_port: the port of Locust's own page; `None`: there is none.
        is_quiet: whether nothing is said of the progress.
    """

    workers: int = 0
    machines: int = 0
    web_port: int | None = None
    is_quiet: bool = False


def prepare(plan: Plan, folder: Path) -> None:
    """Write what each load process needs: the plan, and a locustfile."""
    write(plan, folder / FILE_NAME)
    (folder / LOCUSTFILE).write_text(SOURCE, encoding="utf-8")


def run(folder: Path, manner: Manner) -> Tally:
    """Run Locust in a folder that was prepared, to the end of the day; return what was counted.

    Raises:
        EnvironmentNotReady: Locust ended before; the text names its log.
        KeyboardInterrupt: Ctrl-C was pressed; Locust has ended too.
    """
    result = folder / RESULT
    result.unlink(missing_ok=True)
    with (folder / LOG).open("ab") as log:  # Locust writes its tables there; the progress goes to the console
        process = subprocess.Popen(
            _command(folder, manner), stdout=sys.stderr, stderr=log, env=_environment(manner), start_new_session=True
        )
    try:
        status = process.wait()
    except BaseException:
        _end(process)
        raise
    if status or not result.exists():
        raise EnvironmentNotReady(words.see_log(str(folder / LOG)))
    return counted_in(folder)


def counted_in(folder: Path) -> Tally:
    """Return what was counted so far; nothing where Locust was ended before it could write it."""
    result = folder / RESULT
    return msgspec.json.decode(result.read_bytes(), type=Tally) if result.exists() else Tally()


def _command(folder: Path, manner: Manner) -> list[str]:
    # `-P`: nothing in the working folder stands in for a module of Locust.
    command = [sys.executable, "-P", "-m", "locust", "-f", str(folder / LOCUSTFILE)]
    command += ["--loglevel", "WARNING", "--logfile", str(folder / LOG), "--only-summary", "--exit-code-on-error", "0"]
    if manner.web_port is None:
        command += ["--headless"]
    else:
        command += ["--web-host", "127.0.0.1", "--web-port", str(manner.web_port), "--autostart", "--autoquit", "3"]
    if manner.machines:
        return [*command, "--master", "--expect-workers", str(manner.machines)]
    return [*command, "--processes", str(manner.workers)] if manner.workers else command


def _environment(manner: Manner) -> dict[str, str]:
    return {**os.environ, **({QUIET: "1"} if manner.is_quiet else {})}


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End Locust with all its processes: at once, and by force where that lasts."""
    os.killpg(process.pid, signal.SIGINT)
    try:
        process.wait(AT_ONCE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
