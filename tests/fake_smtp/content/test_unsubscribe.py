import pytest

from fake_smtp.content.unsubscribe import parse_unsubscribe


@pytest.mark.parametrize(
    ("header", "links"),
    [
        ("", []),
        ("<https://example.org/u>", ["https://example.org/u"]),
        ("<mailto:u@example.org>", ["mailto:u@example.org"]),
        ("<mailto:u@example.org?subject=a,b>", ["mailto:u@example.org?subject=a,b"]),
        ("<https://example.org/u?a=1,2> (web)", ["https://example.org/u?a=1,2"]),
        ("(Use (only) this) <mailto:u@example.org>", ["mailto:u@example.org"]),
        ("<mailto:u@example.org>, <HTTPS://example.org/u>", ["mailto:u@example.org", "HTTPS://example.org/u"]),
        ("<https://example.org/u>,<mailto:u@example.org>", ["https://example.org/u", "mailto:u@example.org"]),
        ("<https://example.org/ a/ b>", ["https://example.org/a/b"]),
        ("<https://[::1]/u>", ["https://[::1]/u"]),
    ],
)
def test_links_are_read_by_their_grammar(header: str, links: list[str]) -> None:
    found = parse_unsubscribe(header)

    assert (found.links, found.errors) == (links, [])


@pytest.mark.parametrize(
    ("header", "links", "error"),
    [
        ("https://example.org/u", [], "should be enclosed in <>"),
        ("<https://example.org/u", [], "should be enclosed in <>"),
        ("u@example.org, <https://example.org/u>", ["https://example.org/u"], "should be enclosed in <>"),
        ("<mailto:u@x.fr> <https://x.fr/u>", ["mailto:u@x.fr", "https://x.fr/u"], "should be split"),
        ("<ftp://example.org/u>", [], "should start with either http(s):// or mailto:"),
        ("<u@example.org>", [], "should start with either http(s):// or mailto:"),
        ("<https://a.fr/u>, <http://b.fr/u>", ["https://a.fr/u"], "should be the only HTTP link"),
        ("<mailto:a@x.fr>, <mailto:b@x.fr>", ["mailto:a@x.fr"], "should be the only mailto link"),
        ("(nothing)", [], "no valid unsubscribe links found"),
        (",", [], "no valid unsubscribe links found"),
    ],
)
def test_what_is_wrong_is_said_and_what_is_right_is_kept(header: str, links: list[str], error: str) -> None:
    found = parse_unsubscribe(header)

    assert found.links == links
    assert error in ", ".join(found.errors)
