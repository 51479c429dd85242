import pytest

from fake_smtp.content.html_signs import html_signs
from fake_smtp.content.mail_clients import CLIENTS, FEATURES, unsupported


@pytest.mark.parametrize(
    ("html", "signs"),
    [
        ("<video src=a>", {"element video"}),
        ("<p style='Display: flex'>", {"property display", "value display:flex"}),
        ("<p style='width:calc(1px + 2px)'>", {"function calc"}),
        ("<style>a{color:red} /* opacity:1; */ b{opacity:.5}</style>", {"property color", "property opacity"}),
        ("<style>@media (prefers-color-scheme:dark){p{gap:1px}}</style>", {"rule @media", "rule prefers-color-scheme"}),
        ("<style>@media(max-width:1px){}</style>", {"rule @media"}),
        ("<style>a:hover{color:red}</style>", {"selector :hover"}),
        ("<img src='HTTPS://example.org/A.WEBP?x=1'>", {"image remote", "image webp"}),
        ("<td background=//example.org/a.svg>", {"image remote", "image svg"}),
        ("<img src=cid:a srcset='b.avif 2x'>", {"attribute srcset", "image avif"}),
        ("<p style=\"background:url('http://example.org/a.png')\">", {"image remote"}),
        ("<img src='data:image/png;base64,AAAA'>", {"image data"}),
    ],
)
def test_what_a_document_uses_is_found_where_it_stands(html: str, signs: set[str]) -> None:
    assert signs <= html_signs(html).keys()


@pytest.mark.parametrize(
    ("html", "sign"),
    [
        ("<p>display: flex; https://example.org/a.webp</p>", "value display:flex"),
        ("<style>/* a{opacity:1} */</style>", "property opacity"),
        ("<img src=cid:logo><a href=https://example.org/a.png>a</a>", "image remote"),
        ("<!-- <video> -->", "element video"),
    ],
)
def test_what_is_only_written_about_is_not_found(html: str, sign: str) -> None:
    assert sign not in html_signs(html)


def test_what_a_document_uses_is_counted() -> None:
    assert html_signs("<p style='gap:1px'><p style='gap:2px'>")["property gap"] == 2


def test_what_mail_programs_do_not_support_comes_worst_first() -> None:
    found = unsupported(html_signs("<p style='max-width:1px'><video></video><p style='display:grid'>"))

    assert [feature.name for feature in found] == ["<video>", "display: grid", "max-width"]
    assert found[0].url == "https://www.caniemail.com/features/html-video/"


def test_every_feature_says_of_every_mail_program_whether_it_supports_it() -> None:
    assert len({feature.slug for feature in FEATURES}) == len(FEATURES)
    assert all(len(feature.support) == len(CLIENTS) and set(feature.support) <= set("yan") for feature in FEATURES)
    assert all("n" in feature.support or "a" in feature.support for feature in FEATURES)
