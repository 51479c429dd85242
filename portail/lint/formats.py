"""Mistakes as people and machines want them: text, JSON, SARIF, annotations of GitHub, Code Quality of GitLab."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from portail.lint.finding import Finding
from portail.output.reports.attachments import from_here
from portail.wording import lint as words
from portail.wording.errors import refused_at

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_PROPERTIES = {**ESCAPES, ":": "%3A", ",": "%2C"}


def text(findings: Sequence[Finding]) -> str:
    """Return one line a mistake, and how many there are."""
    lines = [refused_at(from_here(each.path), each.line, each.problem, each.remedy) for each in findings]
    return "\n".join([*lines, words.so_many(len(findings))])


def as_json(findings: Sequence[Finding]) -> str:
    """Return a list of objects: `rule`, `file`, `line`, `column`, `problem`, `remedy`."""
    return _json(
        [
            {
                "rule": each.rule,
                "file": from_here(each.path),
                "line": each.line,
                "column": each.column,
                "problem": each.problem,
                "remedy": each.remedy,
            }
            for each in findings
        ]
    )


def sarif(findings: Sequence[Finding]) -> str:
    """Return a log of SARIF 2.1.0 (OASIS)."""
    rules = sorted({each.rule for each in findings})
    driver = {"name": "portail lint", "rules": [{"id": rule} for rule in rules]}
    run = {"tool": {"driver": driver}, "results": [_result(each) for each in findings]}
    return _json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def github(findings: Sequence[Finding]) -> str:
    """Return a workflow command for each mistake, which GitHub Actions shows on its line."""
    return "\n".join(
        f"::error file={_escaped(from_here(each.path), IN_PROPERTIES)},line={each.line},col={each.column}"
        f"::{_escaped(each.message, ESCAPES)}"
        for each in findings
    )


def gitlab(findings: Sequence[Finding]) -> str:
    """Return a Code Quality report of GitLab."""
    return _json(
        [
            {
                "description": each.message,
                "check_name": each.rule,
                "fingerprint": _fingerprint(each),
                "severity": "major",
                "location": {"path": from_here(each.path), "lines": {"begin": each.line}},
            }
            for each in findings
        ]
    )


FORMATS: Mapping[str, Callable[[Sequence[Finding]], str]] = {
    "text": text,
    "json": as_json,
    "sarif": sarif,
    "github": github,
    "gitlab": gitlab,
}


def _result(finding: Finding) -> dict[str, Any]:
    region = {"startLine": finding.line, "startColumn": finding.column}
    place = {"artifactLocation": {"uri": from_here(finding.path)}, "region": region}
    return {
        "ruleId": finding.rule,
        "level": "error",
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place}],
    }


def _fingerprint(finding: Finding) -> str:
    """Return what stays the same where lines move."""
    return hashlib.sha256(f"{finding.rule}\0{from_here(finding.path)}\0{finding.problem}".encode()).hexdigest()


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
