"""JUnit XML: one test case a step; a repetition adds no second one.

The lines `[[ATTACHMENT|path]]` are check_protocol by GitLab (docs.gitlab.com, unit test reports) and by the JUnit
Attachments plug-in of Jenkins; `flakyFailure`, a failure before the repetition that passed, is Maven Surefire's.
"""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from portail.output.reports.attachments import from_here, of_step
from portail.record.results import Result
from portail.record.run import Run, StepResult
from portail.wording import reports as words
from portail.wording.failure import failure_paragraph
from portail.wording.system import instead_of


def junit(results: Sequence[Result]) -> str:
    """Return the results as JUnit XML."""
    suites = ET.Element("testsuites", name="portail")
    suites.extend([_suite(result) for result in results])  # of a generator, it would swallow the error
    ET.indent(suites)
    return ET.tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


def _suite(result: Result) -> ET.Element:
    run = result.run
    count = {status: sum(step.status == status for step in run.steps) for status in ("failed", "skipped")}
    suite = ET.Element(
        "testsuite",
        name=result.name,
        tests=str(len(run.steps)),
        failures=str(count["failed"]),
        errors="0",
        skipped=str(count["skipped"]),
        time=_seconds(run.duration_ms),
        timestamp=run.started.isoformat(timespec="seconds"),
    )
    suite.extend([_case(result, step) for step in run.steps])
    return suite


def _case(result: Result, step: StepResult) -> ET.Element:
    case = ET.Element(
        "testcase", classname=result.name, name=f"{step.number}. {step.title}", time=_seconds(step.duration_ms)
    )
    if step.status == "failed":
        _tell(case, "failure", step)
    elif step.status == "skipped":
        ET.SubElement(case, "skipped", message=_why_skipped(result.run))
    else:
        for failed in result.failures_of(step):
            _tell(case, "flakyFailure", failed)
    if files := of_step(step, result.folder):
        ET.SubElement(case, "system-out").text = "\n".join(f"[[ATTACHMENT|{from_here(file)}]]" for file in files)
    return case


def _tell(case: ET.Element, tag: str, step: StepResult) -> None:
    error = step.error
    message = instead_of(error.expected, error.found) if error else words.INTERRUPTED
    ET.SubElement(case, tag, message=message, type="StepFailed").text = failure_paragraph(step, error)


def _why_skipped(run: Run) -> str:
    return words.STEP_BEFORE_FAILED if run.failed_step else words.STOPPED_BEFORE_STEP


def _seconds(milliseconds: int) -> str:
    return f"{milliseconds / 1000:.3f}"
