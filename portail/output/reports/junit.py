"""JUnit XML: one test case a test, or a procedure that was walked without one; a repetition adds no second one.

Names are those of pytest's own report; steps are properties by their ids, with their words. The lines
`[[ATTACHMENT|path]]` are understood by GitLab (docs.gitlab.com, unit test reports) and by the JUnit Attachments plug-in
of Jenkins; `flakyFailure` and `rerunFailure`, failures before the last repetition, are Maven Surefire's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from portail.output.reports.attachments import of_walk, relative
from portail.run_record.results import TestResult, WalkResult
from portail.run_record.run import StepResult
from portail.wording import reports as words

PROCEDURES = "portail"
"""The class of procedures that were walked without a test."""
ELEMENTS = {
    "failed": "failure",
    "error": "error",
    "interrupted": "error",
    "skipped": "skipped",
    "xfailed": "skipped",
}
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold (XML 1.0, production 2)."""


def junit(results: Sequence[TestResult], output: Path) -> str:
    """Return the results as JUnit XML; `output` is the folder of the report."""
    count = Counter(ELEMENTS.get(result.outcome) for result in results)
    suites = ET.Element("testsuites", name="portail")
    suite = ET.SubElement(
        suites,
        "testsuite",
        name="portail",
        tests=str(len(results)),
        failures=str(count["failure"]),
        errors=str(count["error"]),
        skipped=str(count["skipped"]),
        time=_seconds(sum(result.record.duration_ms for result in results)),
        timestamp=min(result.record.started for result in results).isoformat(timespec="seconds"),
    )
    suite.extend([_case(result, output) for result in results])  # of a generator, it would swallow the error
    ET.indent(suites)
    return ET.tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


def names(result: TestResult) -> tuple[str, str]:
    """Return the class and the name of a test, as pytest's own report forms them from the node id."""
    if result.of_procedure:
        place = result.walks[0].place
        return f"{PROCEDURES}.{place.replace('.', '_').replace('/', '.')}" if place else PROCEDURES, result.record.id
    # A parameter may hold any of the signs that divide a node id.
    path, bracket, parameters = result.record.id.partition("[")
    file, *within = path.split("::")
    parts = [file.removesuffix(".py").replace("/", "."), *within]
    return ".".join(parts[:-1]), parts[-1] + bracket + parameters


def _case(result: TestResult, output: Path) -> ET.Element:
    group, name = names(result)
    case = ET.Element("testcase", classname=_clean(group), name=_clean(name))
    if result.record.file:
        case.set("file", result.record.file)
    if result.record.line:
        case.set("line", str(result.record.line))
    case.set("time", _seconds(result.record.duration_ms))
    if steps := list(_properties(result)):
        properties = ET.SubElement(case, "properties")
        for key, value in steps:
            ET.SubElement(properties, "property", name=key, value=_clean(value))
    _tell(case, result)
    if lines := list(_lines(result, output)):
        ET.SubElement(case, "system-out").text = _clean("\n".join(lines))
    return case


def _tell(case: ET.Element, result: TestResult) -> None:
    """Say why a test did not pass, and that of the repetitions before."""
    if element := ELEMENTS.get(result.outcome):
        kind = {"skipped": "pytest.skip", "xfailed": "pytest.xfail"}.get(result.outcome, result.outcome)
        failure = ET.SubElement(case, element, message=_clean(result.message), type=kind)
        failure.text = _clean(result.text) if element != "skipped" else None
    for earlier in result.earlier:
        tag = "rerunFailure" if result.has_failed else "flakyFailure"
        failure = ET.SubElement(case, tag, message=_clean(earlier.message), type=earlier.record.outcome)
        failure.text = _clean(earlier.text)


def _properties(result: TestResult) -> Iterator[tuple[str, str]]:
    for walk in result.walks:
        for step in walk.run.steps:
            name = step_name(result, walk, step)
            yield f"step:{name}", step.status
            yield f"words:{name}", f"{step.number}. {step.title}"


def step_name(result: TestResult, walk: WalkResult, step: StepResult) -> str:
    """Return what a step is called in reports for machines: by ids, which stay when a writer changes the words."""
    if result.of_procedure:
        return step.id
    again = f"-{walk.number}" if walk.number > 1 else ""
    return f"{walk.run.procedure}{again}/{step.id}"


def _lines(result: TestResult, output: Path) -> Iterator[str]:
    for walk in result.walks:
        yield from (words.step_ended(step.number, step.title, step.status) for step in walk.run.steps)
        yield from (f"[[ATTACHMENT|{relative(file, output)}]]" for file in of_walk(walk))


def _clean(text: str) -> str:
    return FORBIDDEN.sub(lambda found: f"#x{ord(found[0]):02X}", text)


def _seconds(milliseconds: int) -> str:
    return f"{milliseconds / 1000:.3f}"
