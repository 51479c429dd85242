"""The procedure as a test: `pytest` walks it in the browser of pytest-playwright."""

from portail import Walker


def test_the_procedure_is_respected(walk: Walker) -> None:
    """The help desk does what the procedure says."""
    assert walk("signaler-une-panne").verdict == "passed"
