"""Tests of `portail/codegen`."""
