"""The proof of the first procedure stands in the documents, of the procedure as it is."""

import re

from tests import projects
from tests.docs.markdown import page

ENOUGH = 0.9
"""Of sixteen breaches of a sentence one may pass."""
ROW = re.compile(r"^\| (?P<sentence>.+?) \| (?P<noticed>\d+)/(?P<tried>\d+) \|", re.MULTILINE)


def shares() -> dict[str, float]:
    """Return the share of breaches that are noticed, of each sentence; of one with several rows, the least."""
    found: dict[str, float] = {}
    for row in ROW.finditer(page("reference/proof.md").text):
        sentence, share = row["sentence"].replace("\\", ""), int(row["noticed"]) / int(row["tried"])
        found[sentence] = min(share, found.get(sentence, 1.0))
    return found


def test_every_sentence_that_promises_something_is_proved() -> None:
    procedure = projects.load(projects.FIRST).procedure

    promised = {promise.sentence for step in procedure.steps for promise in step.promises}
    assert promised - shares().keys() == set()


def test_of_every_sentence_enough_is_noticed_and_no_neutral_change_is() -> None:
    assert {sentence: share for sentence, share in shares().items() if share < ENOUGH} == {}
    assert "aucune fausse alerte" in page("reference/proof.md").text
