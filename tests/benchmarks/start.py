"""What it costs to begin: `--help`, the plugin in a run that does not walk, the servers, and the memory of each."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

from tests.benchmarks.pairs import Figure, alternately

AS_MODULE = "import runpy, sys; sys.argv = {}; runpy.run_module(sys.argv[0], run_name='__main__', alter_sys=True)"
PEAK = """import atexit, os
atexit.register(lambda: os.write(2, open('/proc/self/status').read().partition('VmHWM:')[2].split()[0].encode()))
"""
"""Prints the most memory that a process has had, in kB: what the system counts for a child includes its parent's."""
HEAVY = tuple(f"-pno:{name}" for name in ("asyncio", "hypothesispytest", "schemathesis", "faker"))
"""Plugins of this project's own tests, which would drown what is measured."""
COLLECT = ["pytest", "--collect-only", "-q", *HEAVY]
CLICK = "import click; click.Command('bare').main(['--help'])"
SERVERS = "from scenarios.mock.stack import Stack\nwith Stack(): pass"
WAYS = (
    ("--help", AS_MODULE.format(["portail", "--help"]), "Click alone", CLICK),
    ("plugin, no walk", AS_MODULE.format(COLLECT), "pytest alone", AS_MODULE.format([*COLLECT, "-pno:portail"])),
    ("servers", SERVERS, "their libraries", "import starlette.routing, uvicorn, aiosmtpd.smtp"),
)
"""What begins, with what it is compared with, each as Python."""


def figures(pairs: int) -> Iterator[Figure]:
    """Measure the processor time, which a busy machine disturbs least, and the most memory, of each."""
    for name, ours, against, other in WAYS:
        for unit in ("ms", "MB"):
            one, two = alternately(pairs, partial(_used, ours, unit), partial(_used, other, unit))
            what = "processor time" if unit == "ms" else "memory"
            yield Figure(f"{name}: {what}", one, against, two, unit=unit)


def _used(code: str, unit: str) -> float:
    """Return the processor time in milliseconds, or the memory in megabytes, that a process of Python takes."""
    with TemporaryDirectory() as folder:
        Path(folder, "test_empty.py").write_text("def test_it():\n    pass\n")
        before = getrusage(RUSAGE_CHILDREN)
        ended = subprocess.run(
            [sys.executable, "-c", PEAK + code],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            check=True,
        )
        after = getrusage(RUSAGE_CHILDREN)
    if unit == "MB":
        return int(re.findall(rb"\d+", ended.stderr)[-1]) / 1024
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000
