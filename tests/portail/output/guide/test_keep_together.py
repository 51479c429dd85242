"""A picture stays with the words before it, as far as they fit on its page."""

from dataclasses import replace

import pytest

from portail.output.guide.document import Document, Group, Paragraph, QuotedLines, Span
from portail.output.guide.keep_together import stays
from portail.run_record.run import Box


@pytest.mark.parametrize(
    ("lines", "expected"),
    [(1, [True, True, False]), (15, [True, True, False]), (20, [False, True, False]), (40, [False, False, False])],
)
def test_words_before_a_picture_stay_with_it_as_far_as_a_page_goes(
    whole: Document, lines: int, expected: list[bool]
) -> None:
    (figure,) = whole.figures
    view = replace(figure.views[0], box=Box(x=0, y=0, width=400, height=250))
    quoted = QuotedLines(("Une ligne",) * lines)

    kept = stays(Group((Paragraph((Span("Je lis " * 40),)), quoted, replace(figure, views=(view,)))))

    assert kept == expected


def test_words_that_no_picture_follows_stay_with_nothing() -> None:
    assert stays(Group((Paragraph((Span("Bonne navigation"),)),))) == [False]
