"""The criteria of the RGAA 4.1 that bite here and that a machine can judge, on every page in every state.

Contrast (3.2) and reflow (10.11) are judged in `test_accessibility`, scripts by keyboard (7.1, 7.3) in `test_keyboard`,
status messages (7.5) in `test_terms`, what is shown before it costs or binds (11.12) in `test_payment`, time limits
(13.1) in `test_session_warning`, and the mention and the statement that the law asks for in `test_information`.
"""

from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.mock_portal.support.browsing import show_snapshot
from tests.mock_portal.support.snapshots import Snapshot

READ = Path(__file__).with_name("rgaa.js").read_text(encoding="utf-8")
PLAIN = ("no town", "payfip, not found")
"""The pages that stand outside of any town."""


def read(snapshots: list[Snapshot], browser: Browser) -> dict[str, Any]:
    """What a machine reads on each page of the snapshots."""
    with browser.new_page() as page:
        reported = {}
        for snapshot in snapshots:
            show_snapshot(page, snapshot)
            reported[snapshot.name] = page.evaluate(READ)
    return reported


def those(facts: dict[str, Any], wrong: str) -> dict[str, Any]:
    """The pages on which something was found."""
    return {name: reported[wrong] for name, reported in facts.items() if reported[wrong]}


def test_every_criterion_holds_on_every_page(snapshots: list[Snapshot], browser: Browser) -> None:
    facts = read(snapshots, browser)

    check_5_4_every_table_has_a_title(facts)
    check_5_6_and_5_7_the_headers_of_tables_say_what_they_head(facts)
    check_8_3_every_page_is_declared_french(facts)
    check_8_5_and_8_6_every_page_has_a_title_of_its_own(snapshots, facts)
    check_9_1_headings_begin_with_one_first_level_and_skip_none(facts)
    check_10_7_the_focus_is_visible_wherever_it_goes(facts)
    check_11_1_and_11_2_every_field_has_a_label(facts)
    check_11_5_fields_of_one_nature_stand_in_a_group_that_has_a_name(facts)
    check_11_10_a_form_that_has_to_be_filled_in_whole_says_so(facts)
    check_11_10_and_11_11_errors_are_announced_begin_the_title_and_stand_by_their_field(facts)
    check_11_13_fields_about_the_family_say_what_they_are_about(facts)
    check_12_6_and_12_7_every_page_has_its_regions_and_a_way_to_the_content(facts)
    check_12_8_no_page_has_an_order_of_its_own_for_the_tab_key(facts)
    check_13_2_no_page_opens_a_window_unasked(facts)


def check_5_4_every_table_has_a_title(facts: dict[str, Any]) -> None:
    assert sum(reported["tables"] for reported in facts.values()) > 20
    assert those(facts, "untitled") == {}


def check_5_6_and_5_7_the_headers_of_tables_say_what_they_head(facts: dict[str, Any]) -> None:
    assert (those(facts, "headless"), those(facts, "scopeless")) == ({}, {})


def check_8_3_every_page_is_declared_french(facts: dict[str, Any]) -> None:
    assert {reported["lang"] for reported in facts.values()} == {"fr"}


def check_8_5_and_8_6_every_page_has_a_title_of_its_own(snapshots: list[Snapshot], facts: dict[str, Any]) -> None:
    pages: dict[str, set[str]] = {}
    for snapshot in snapshots:
        title = facts[snapshot.name]["title"]
        assert title.partition(" – ")[0].strip()
        if not title.startswith("Erreur"):
            pages.setdefault(title, set()).add(snapshot.url.partition("?")[0])

    assert {title: urls for title, urls in pages.items() if len(urls) > 1} == {}


def check_9_1_headings_begin_with_one_first_level_and_skip_none(facts: dict[str, Any]) -> None:
    for name, reported in facts.items():
        levels = reported["levels"]
        assert levels.count(1) == 1, name
        after_first = levels[levels.index(1) :]
        assert all(later <= earlier + 1 for earlier, later in pairwise(after_first)), name


def check_10_7_the_focus_is_visible_wherever_it_goes(facts: dict[str, Any]) -> None:
    assert those(facts, "unseen") == {}


def check_11_1_and_11_2_every_field_has_a_label(facts: dict[str, Any]) -> None:
    assert those(facts, "unlabelled") == {}


def check_11_5_fields_of_one_nature_stand_in_a_group_that_has_a_name(facts: dict[str, Any]) -> None:
    assert (those(facts, "ungrouped"), those(facts, "nameless")) == ({}, {})


def check_11_10_a_form_that_has_to_be_filled_in_whole_says_so(facts: dict[str, Any]) -> None:
    said = {name: reported["due"] for name, reported in facts.items() if reported["due"]}

    assert {"sign-in", "credentials", "modification", "new password", "desk, family"} <= set(said)
    assert {name for name, forms in said.items() if not all(forms)} == set()


def check_11_10_and_11_11_errors_are_announced_begin_the_title_and_stand_by_their_field(facts: dict[str, Any]) -> None:
    wrong = {name: reported for name, reported in facts.items() if reported["errors"]}

    assert len(wrong) >= 9
    for name, reported in wrong.items():
        assert reported["title"].startswith("Erreur"), name
        assert reported["alerts"] == 1, name
        assert all(reported["errors"]), name
        assert reported["summary"], name
        assert all(reported["summary"]), name


def check_11_13_fields_about_the_family_say_what_they_are_about(facts: dict[str, Any]) -> None:
    assert those(facts, "purposeless") == {}


def check_12_6_and_12_7_every_page_has_its_regions_and_a_way_to_the_content(facts: dict[str, Any]) -> None:
    for name, reported in facts.items():
        if name in PLAIN:
            continue
        assert reported["landmarks"] == [1, 1], name
        assert reported["skip"] == "#contenu", name


def check_12_8_no_page_has_an_order_of_its_own_for_the_tab_key(facts: dict[str, Any]) -> None:
    assert those(facts, "jumping") == {}


def check_13_2_no_page_opens_a_window_unasked(facts: dict[str, Any]) -> None:
    assert those(facts, "opening") == {}
