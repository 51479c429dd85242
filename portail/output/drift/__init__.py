"""Says when document and portal no longer agree: the committed reference against a new walk.

Three layers, each with its own meaning: `procedure` (a step or a promise no longer holds, or the words have changed),
`structure` (what a person finds on a screen, by role, name, state and place), `pixels` (what it looks like).
"""

from portail.output.drift.compare import Comparison, compare
from portail.output.drift.finding import Finding
from portail.output.drift.reference import Reference, accepted_pictures, check_apart, folder_of, read, variant_of
from portail.output.drift.reference_update import DOCUMENT, may_be_approved_singly, renew
from portail.output.drift.renderer_test_page import probe_page

__all__ = [
    "DOCUMENT",
    "Comparison",
    "Finding",
    "Reference",
    "accepted_pictures",
    "check_apart",
    "compare",
    "folder_of",
    "may_be_approved_singly",
    "probe_page",
    "read",
    "renew",
    "variant_of",
]
