from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from fake_smtp import BadQuery, FakeSmtp
from fake_smtp.mailbox.query import parse_query
from tests.fake_smtp.messages import compose, send, send_raw


@pytest.fixture
def found(smtp: FakeSmtp) -> Callable[[str], str]:
    """Return a function that gives the first characters of the subjects that a search finds, sorted."""
    rich = compose(subject="B Été à Vélizy", html="<p>Votre <b>facture</b> n° 42_7</p>")
    rich["Cc"] = "Paul Durand <paul@example.org>"
    rich["Reply-To"] = "guichet@example.org"
    rich["Message-ID"] = "<unique-1@example.org>"
    rich["X-Tags"] = "urgent"
    rich.add_attachment(b"x" * 3000, "application", "pdf", filename="releve.pdf")
    send(smtp, compose(to="anne-marie@example.org", subject="A Bonjour"), rich)
    send_raw(
        smtp, b"Subject: C cach\xc3\xa9e\r\nTo: marie@example.org\r\n\r\nvide", "marie@example.org", "x@example.org"
    )

    def found(query: str) -> str:
        page = httpx.get(f"{smtp.url}api/v1/search", params={"query": query}).json()
        assert page["messages_count"] == page["count"]
        return "".join(sorted(message["Subject"][0] for message in page["messages"]))

    return found


@pytest.mark.parametrize(
    ("query", "subjects"),
    [
        ("to:marie@example.org", "ABC"),
        ('to:"marie@example.org"', "BC"),
        ('to:"MARIE@EXAMPLE.ORG"', "BC"),
        ("from:vélizy", "AB"),
        ("cc:DURAND", "B"),
        ("bcc:x@", "C"),
        ("reply-to:guichet", "B"),
        ("addressed:paul", "B"),
        ("subject:été", "B"),
        ('subject:"à vélizy"', "B"),
        ("message-id:UNIQUE", "B"),
        ("tag:URGENT", "B"),
        ("is:tagged", "B"),
        ("is:unread", "ABC"),
        ("is:read", ""),
        ("has:attachment", "B"),
        ("has:attachments", "B"),
        ("has:inline", ""),
        ("larger:2k", "B"),
        ("smaller:2k", "AC"),
        ("after:2000-01-01", "ABC"),
        ("before:2000-01-01", ""),
        ("facture", "B"),
        ("FACTURE -subject:x", "B"),
        ("(facture)", "B"),
        ('"votre <facture>, n°"', "B"),
        ("cachée; -();", "C"),
        ('"durand paul@example.org"', "B"),
        ("releve.pdf", "B"),
        ('"votre facture"', "B"),
        ("42_7", "B"),
        ("4__7", ""),
        ("%", ""),
        ("-facture", "AC"),
        ("!facture -bonjour", "C"),
        ("texte to:anne", "A"),
        ("nothing:here", ""),
        ('"unfinished', ""),
        ('"subject:à vélizy"', "B"),
        ('sub"ject:à vél"izy', "B"),
        ('-"votre facture"', "AC"),
        ('-to:"marie@example.org"', "A"),
        ("-addressed:paul", "AC"),
        ("to: subject: -from: -", "AB"),
        ("-is:tagged", "AC"),
        ("!has:attachment", "AC"),
        ("has:inlines", ""),
        ("larger:1.5k", "B"),
        ("smaller:1.5KB", "AC"),
        ("larger:1.5m", ""),
        ("-larger:2kb", "AC"),
        ("after:1700000000", "ABC"),
        ("after:1700000000000", "ABC"),
        ('after:"23 Nov 2020"', "ABC"),
        ("after:2000/01/01", "ABC"),
        ("-before:2000-01-01T10:00", "ABC"),
    ],
)
def test_a_search_finds_the_matching_messages(found: Callable[[str], str], query: str, subjects: str) -> None:
    assert found(query) == subjects


@pytest.mark.parametrize("query", ["after:yesterday", "before:2026-13-45", "larger:big", "x" * 2000])
def test_a_search_that_cannot_be_parsed_is_an_error(query: str) -> None:
    with pytest.raises(BadQuery):
        parse_query(query)


def test_a_search_may_have_more_than_a_hundred_words(smtp: FakeSmtp) -> None:
    send(smtp, compose())
    words = "texte " * 160

    assert httpx.get(f"{smtp.url}api/v1/search", params={"query": words}).json()["count"] == 1
    assert httpx.get(smtp.url, params={"q": words + "-absent"}).status_code == 200


def test_an_empty_search_and_an_unknown_zone_are_refused(smtp: FakeSmtp) -> None:
    search = f"{smtp.url}api/v1/search"

    assert httpx.get(search, params={"query": " "}).status_code == 400
    assert httpx.get(search, params={"query": "a", "tz": "Nowhere/City"}).status_code == 400


def test_dates_are_in_the_requested_zone() -> None:
    arrived = datetime(2026, 11, 1, 23, 30, tzinfo=UTC)
    with FakeSmtp(now=lambda: arrived) as smtp:
        send(smtp, compose())

        def count(zone: str) -> int:
            parameters = {"query": "after:2026-11-02", "tz": zone}
            return int(httpx.get(f"{smtp.url}api/v1/search", params=parameters).json()["count"])

        assert (count("Europe/Paris"), count("UTC")) == (1, 0)
        before = (arrived - timedelta(seconds=1)).isoformat()
        assert httpx.get(f"{smtp.url}api/v1/messages", params={"before": before}).json()["count"] == 0
