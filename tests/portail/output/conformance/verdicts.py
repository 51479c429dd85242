"""What the product itself says against the files of a guide."""

from collections.abc import Mapping

from portail.output.conformance.page import judge
from portail.output.guide.document import Document


def broken(files: Mapping[str, bytes], document: Document) -> list[tuple[str, str, str]]:
    """Return the criteria that files, by their suffixes, do not keep: the file, what is asked for, the evidence."""
    judged = judge(files, document)
    return [
        (file.name, each.rule[0], each.evidence)
        for file in judged
        for each in file.criteria
        if each.verdict == "broken"
    ]
