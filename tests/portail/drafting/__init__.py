"""Tests of `portail/drafting`."""
