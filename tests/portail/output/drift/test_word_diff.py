"""Words are shown with what went and what came, on a console, a page and in a comment."""

import pytest

from portail.output.drift.word_diff import as_comment, as_html, as_markdown, have_words_in_common, marked


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Bonne navigation", "Bonne visite", "Bonne [-navigation-]{+visite+}"),
        ("un deux trois quatre cinq six", "un deux trois quatre cinq 6", "… trois quatre cinq [-six-]{+6+}"),
        ("a b c d e f g h i k l", "A b c d e f g h i k L", "[-a-]{+A+} b c d … h i k [-l-]{+L+}"),
        ("", "tout neuf", "{+tout neuf+}"),
        ("tout passe", "", "[-tout passe-]"),
    ],
)
def test_only_what_is_near_a_difference_is_quoted(before: str, after: str, shown: str) -> None:
    assert marked(before, after) == shown


def test_marks_become_those_of_a_page_of_markdown_and_of_a_comment() -> None:
    words = "« [-<b>-]{+#12+} » & @marie"

    assert as_html(words) == "« <del>&lt;b&gt;</del><ins>#12</ins> » &amp; @marie"
    assert as_markdown(words) == "« ~~<b>~~**#12** » & @marie"
    assert as_comment(words) == "« <del>&lt;b&gt;</del><ins>&#35;12</ins> » &amp; &#64;marie"


def test_two_names_without_a_word_in_common_are_told_as_two_names() -> None:
    assert have_words_in_common("Activer mon espace", "Activer votre espace")
    assert not have_words_in_common("VALIDER", "CONFIRMER")
