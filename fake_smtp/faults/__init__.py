"""Failures that are ordered: exact ones (faults) and random ones (chaos, as Mailpit has it)."""
