"""A page is used as a person uses it: by the names of its links, buttons and fields."""

from pathlib import Path

import pytest

from portail.errors import Broken
from portail.load.visitor.exchange import Request
from portail.load.visitor.name_matching import Reading
from portail.load.visitor.page import Page

URL = "https://portal.example/rooms/list"
FORM = """
<form action="/book?x=1" method="post">
  <input type="hidden" name="token" value="t1"><input name="by" value="kept">
  <label for="n">Name *</label><input id="n" name="name">
  <label>Town <select name="town"><option value="1">Lyon<option value="2" selected>Nice</select></label>
  <fieldset><legend>Duration</legend>
    <label><input type="radio" name="hours" value="1" checked> One hour</label>
    <label><input type="radio" name="hours" value="2"> Two hours</label></fieldset>
  <label><input type="checkbox" name="agree" value="yes"> I agree</label>
  <label><input type="checkbox" name="news" checked> News</label>
  <textarea name="why" aria-label="Reason"></textarea>
  <fieldset disabled><input name="off" value="never"></fieldset>
  <button name="do" value="save">Save</button><button name="do" value="leave" formaction="/leave">Leave</button>
</form>
"""


def page(html: str) -> Page:
    return Page(URL, html, Reading())


def test_a_form_is_sent_as_a_browser_sends_it() -> None:
    form = page(FORM)
    form.type("name", "Paul")
    form.choose("Town", "Lyon", "Lyon")
    form.choose("Duration", "Two hours", "Two hours")
    form.tick("I agree", ticked=True)
    form.tick("News", ticked=False)
    form.type("Reason", "a feast")

    assert form.press("Save", "button") == Request(
        "https://portal.example/book?x=1",
        "POST",
        (
            ("token", "t1"),
            ("by", "kept"),
            ("name", "Paul"),
            ("town", "1"),
            ("hours", "2"),
            ("agree", "yes"),
            ("why", "a feast"),
            ("do", "save"),
        ),
    )


def test_a_button_may_send_its_form_elsewhere() -> None:
    request = page(FORM).press("Leave")

    assert request
    assert request.url == "https://portal.example/leave"
    assert ("do", "leave") in request.fields


def test_the_key_enter_presses_the_first_button_of_the_form() -> None:
    form = page(FORM)
    form.type("Name", "Paul")

    request = form.press_enter()

    assert request
    assert ("do", "save") in request.fields


def test_a_file_is_sent_where_the_form_says_so(tmp_path: Path) -> None:
    form = page(
        '<form method=post enctype="multipart/form-data"><input type=file aria-label=Proof name=f><button>Go</button>'
    )
    form.add_file("Proof", tmp_path / "proof.pdf")

    assert form.press("Go") == Request(URL, "POST", (("f", tmp_path / "proof.pdf"),), is_multipart=True)


@pytest.mark.parametrize(
    ("html", "url"),
    [
        ('<a href="../home">Home</a>', "https://portal.example/home"),
        ('<a href="?page=2#top">Home</a>', f"{URL}?page=2"),
        ('<a href="/home"><img alt="Home" src="h.png"></a>', "https://portal.example/home"),
        ('<a href="/home" aria-label="Home">⌂</a>', "https://portal.example/home"),
        ('<a href="/home">Home</a> … <a href="/home">Home</a>', "https://portal.example/home"),
        ('<a href="/gone" hidden>Home</a><a href="/home">Home</a>', "https://portal.example/home"),
    ],
)
def test_a_link_is_found_by_the_name_that_a_person_reads(html: str, url: str) -> None:
    assert page(html).press("home", "link") == Request(url)


def test_a_link_to_a_place_on_the_page_asks_for_nothing() -> None:
    assert page('<a href="#terms">Terms</a>').press("Terms") is None


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>nothing</p>", "rien de ce nom"),
        ('<a href="/a">Go</a><a href="/b">Go</a>', "2 choses de ce nom"),
        ("<form><button disabled>Go</button></form>", "il est grisé ; sans script, rien ne l’active"),
        ("<button>Go</button>", "il n’agit que par un script, que ces visiteurs n’exécutent pas"),
        ('<a href="javascript:go()">Go</a>', "il n’agit que par un script, que ces visiteurs n’exécutent pas"),
        ("", "rien de ce nom"),
    ],
)
def test_what_nobody_can_press_is_told(html: str, found: str) -> None:
    with pytest.raises(Broken) as raised:
        page(html).press("Go")

    assert raised.value.found == found


def test_what_stands_there_for_those_without_scripts_is_used() -> None:
    html = '<form action="/ok"><button disabled>Accept</button><noscript><button>Accept</button></noscript></form>'

    assert page(html).press("Accept") == Request("https://portal.example/ok")


def test_of_two_fields_of_a_name_the_one_of_the_form_that_is_filled_in_counts() -> None:
    html = (
        "<form action=/1><input aria-label=A name=a></form>"
        "<form action=/2><input aria-label=B name=b><input aria-label=A name=c></form>"
    )
    form = page(html)
    form.type("B", "x")
    form.type("A", "y")

    assert form.press_enter() == Request("https://portal.example/2", "GET", (("b", "x"), ("c", "y")))


def test_a_page_shows_what_its_text_or_the_name_of_a_thing_says() -> None:
    seen = page('<h1>Rooms</h1><form><input type="submit" value="Book"></form><script>"Hidden"</script>')

    assert seen.shows("rooms")
    assert seen.shows("Book")
    assert not seen.shows("Hidden")
