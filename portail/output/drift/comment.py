"""A comment for a merge request, in Markdown that GitHub and GitLab show alike."""

from portail.output.drift.compare import Comparison
from portail.output.drift.finding import Finding
from portail.output.drift.word_diff import as_comment
from portail.procedure.procedure import Procedure
from portail.wording import drift as words

MARK = "<!-- portail-drift {} -->"
"""The first line, by which a later run finds the comment that it is to replace."""
LONGEST = 60_000
"""How long a comment may be: GitHub takes 65,536 signs."""


def comment(procedure: Procedure, comparison: Comparison) -> str:
    """Return the comment: a verdict, how the screens were compared, then a folded list for each screen."""
    how = words.note(words.extent(comparison.pinned), comparison.unseen)
    head = [
        MARK.format("@".join(filter(None, (procedure.id, comparison.variant)))),
        f"### {words.heading(procedure.title, comparison.variant)}",
        "",
        f"**{words.verdict(len(comparison.findings))}** {how}",
    ]
    parts = [_group(where, found) for where, found in _by_screens(comparison).items()]
    return _cut("\n".join([*head, "", *parts]).rstrip() + "\n")


def _by_screens(comparison: Comparison) -> dict[str, list[Finding]]:
    groups: dict[str, list[Finding]] = {}
    for finding in comparison.findings:
        groups.setdefault(words.screens(finding.pictures), []).append(finding)
    return groups


def _group(where: str, findings: list[Finding]) -> str:
    lines = [f"- {words.at_line(finding.line, as_comment(finding.words))}" for finding in findings]
    title = words.group(where, len(findings))
    return "\n".join(["<details open>", f"<summary>{title}</summary>", "", *lines, "", "</details>", ""])


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[: text.rfind("\n", 0, LONGEST)] + f"\n\n{words.MORE_IN_THE_REPORT}\n"
