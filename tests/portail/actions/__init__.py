"""Tests of the words that act."""
