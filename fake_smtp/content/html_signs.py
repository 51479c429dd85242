"""What the HTML of a message uses: elements, style properties and their values, rules, and kinds of images.

A sign is a kind and a name: ``element video``, ``property opacity``, ``value display:flex``, ``function calc``,
``rule @media``, ``selector :hover``, ``image webp``, ``image data``; ``image remote`` is one of another server.
"""

import re
from collections import Counter
from collections.abc import Iterator

from .html_tags import LONGEST, Tag, tokens

_DECLARATIONS = re.compile(r"[;{}]")
_FUNCTION = re.compile(r"\b([a-z-]{2,30})\(")
_IMAGE_URL = re.compile(r"url\(\s*[\"']?([^\"')]{1,2000})")
_IMAGE_ATTRIBUTES = {
    "img": ("src", "srcset"),
    "source": ("srcset",),
    "image": ("href", "xlink:href"),
    "input": ("src",),
}
_SUFFIX = re.compile(r"\.(webp|avif|svg)(?=[?#\s,]|$)")


def html_signs(html: str) -> Counter[str]:
    """Return the signs of a document, of its first million characters, each with how often it is there."""
    signs: Counter[str] = Counter()
    in_style = False
    for token in tokens(html[:LONGEST]):
        if isinstance(token, Tag):
            in_style = token.name == "style" and not token.is_end
            if not token.is_end:
                signs.update(_of_tag(token))
        elif in_style:
            signs.update(_of_style(token))
    return signs


def _of_tag(tag: Tag) -> Iterator[str]:
    yield f"element {tag.name}"
    if "srcset" in tag.attributes:
        yield "attribute srcset"
    for name in (*_IMAGE_ATTRIBUTES.get(tag.name, ()), "background"):
        if name in tag.attributes:
            yield from _of_image(tag.get(name))
    if "style" in tag.attributes:
        yield from _of_style(tag.get("style"))


def _of_style(style: str) -> Iterator[str]:
    for piece in _DECLARATIONS.split("".join(_without_comments(style))):
        text = piece.strip().lower()
        if text.startswith("@"):
            yield f"rule {text.split(None, 1)[0].partition('(')[0]}"
            if "prefers-color-scheme" in text:
                yield "rule prefers-color-scheme"
        elif ":hover" in text:
            yield "selector :hover"
        else:
            yield from _of_declaration(*text.partition(":")[::2])
        for url in _IMAGE_URL.findall(piece):
            yield from _of_image(url)


def _without_comments(style: str) -> Iterator[str]:
    first, *others = style.split("/*")
    yield first
    for other in others:
        yield other.partition("*/")[2]


def _of_declaration(name: str, value: str) -> Iterator[str]:
    name, words = name.strip(), value.split()
    if words:
        yield f"property {name}"
        yield f"value {name}:{words[0]}"
        yield from (f"function {function}" for function in _FUNCTION.findall(value))


def _of_image(url: str) -> Iterator[str]:
    start = url.strip()[:2000].lower()
    if start.startswith(("http:", "https:", "//")):
        yield "image remote"
    if start.startswith("data:"):
        yield "image data"
    elif suffix := _SUFFIX.search(start):
        yield f"image {suffix[1]}"
