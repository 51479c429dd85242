"""Explains a failed step to a person: what is the cause, whose fault it is, and what was to be seen."""

from portail.walk.diagnosis.diagnose import Diagnosis, diagnose, interrupted
from portail.walk.diagnosis.evidence import keep_evidence

__all__ = ["Diagnosis", "diagnose", "interrupted", "keep_evidence"]
