"""A verdict and a failure are put in one sentence each."""

from portail.run_record.run import StepError
from portail.run_record.summary import failure_paragraph
from tests.portail.runs import failed_step


def test_a_paragraph_ends_no_sentence_twice() -> None:
    error = StepError(sentence="Je valide.", expected="un bouton.", found="rien n’a répondu.", hint="")

    assert failure_paragraph(failed_step(), error).endswith("Attendu : un bouton. Trouvé : rien n’a répondu.")
