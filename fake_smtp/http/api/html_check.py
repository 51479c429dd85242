"""``/html-check``: what mail programs do not support of the HTML of a message, in Mailpit's schemas."""

from starlette.requests import Request
from starlette.responses import Response

from ...content.html_signs import html_signs
from ...content.mail_clients import CLIENTS, FEATURES, PLATFORMS, Feature, unsupported
from ...mime.message import Message
from ..backend import HttpBackend
from . import parameters
from .errors import BadRequest
from .json_response import json_response
from .schemas import Schema

_SUPPORT = {"y": "yes", "n": "no", "a": "partial"}


class HtmlSupport(Schema):
    """Whether a mail program supports a feature: yes, no or partial."""

    Name: str
    Family: str
    Platform: str
    Version: str
    Support: str
    NoteNumber: str


class HtmlScore(Schema):
    """How often a feature is used, and by what share of the mail programs it is supported, in percent."""

    Found: int
    Supported: float
    Partial: float
    Unsupported: float


class HtmlWarning(Schema):
    """A feature that is used and that not every mail program supports; ``URL`` is its page at caniemail.com."""

    Slug: str
    Title: str
    Description: str
    URL: str
    Category: str
    Tags: list[str]
    Keywords: str
    NotesByNumber: dict[str, str]
    Results: list[HtmlSupport]
    Score: HtmlScore


class HtmlTotal(Schema):
    """How many features were looked for among how many elements, and what the worst of them leaves, in percent."""

    Tests: int
    Nodes: int
    Supported: float
    Partial: float
    Unsupported: float


class HtmlCheck(Schema):
    """The features that not every mail program supports, the worst first; the programs by their platform."""

    Total: HtmlTotal
    Warnings: list[HtmlWarning]
    Platforms: dict[str, list[str]]


class HtmlCheckEndpoint:
    """The endpoint."""

    def __init__(self, backend: HttpBackend) -> None:
        self._backend = backend

    def check(self, request: Request) -> Response:
        """Return what mail programs do not support of the HTML, according to caniemail.com; nothing is requested."""
        checked = parameters.requested(request, self._backend.mailbox_of(request), _html_check)
        if checked is None:
            raise BadRequest("This message does not contain a HTML part", 404)
        return json_response(checked)


def _html_check(message: Message) -> HtmlCheck | None:
    if not message.html:
        return None
    signs = html_signs(message.html)
    nodes = sum(count for sign, count in signs.items() if sign.startswith("element "))
    warnings = [_warning(feature, signs[feature.sign]) for feature in unsupported(signs)]
    return HtmlCheck(_total(nodes, warnings), warnings, _platforms())


def _warning(feature: Feature, found: int) -> HtmlWarning:
    shares = (100 * feature.support.count(support) / len(CLIENTS) for support in "yan")
    return HtmlWarning(
        Slug=feature.slug,
        Title=feature.name,
        Description="",
        URL=feature.url,
        Category=feature.slug.partition("-")[0],
        Tags=[],
        Keywords="",
        NotesByNumber={},
        Results=[
            HtmlSupport(name, family, platform, "", _SUPPORT[support], "")
            for name, (family, platform), support in zip(CLIENTS, PLATFORMS, feature.support, strict=True)
        ],
        Score=HtmlScore(found, *shares),
    )


def _total(nodes: int, warnings: list[HtmlWarning]) -> HtmlTotal:
    """As Mailpit has it: a share counts as far as its feature is met among the elements; the worst one stands."""
    met = [(each.Score, min(each.Score.Found / max(nodes, 1), 1)) for each in warnings]
    partial = max((score.Partial * share for score, share in met), default=0.0)
    none = max((score.Unsupported * share for score, share in met), default=0.0)
    return HtmlTotal(len(FEATURES), nodes, max(100 - partial - none, 0.0), partial, none)


def _platforms() -> dict[str, list[str]]:
    platforms: dict[str, list[str]] = {}
    for name, (_, platform) in zip(CLIENTS, PLATFORMS, strict=True):
        platforms.setdefault(platform, []).append(name)
    return platforms
