"""The criteria of a guide in HTML: WCAG 2.2 A and AA, as far as a rule can tell; those of EPUB share some."""

import re
from collections.abc import Iterator

from portail.contrast import contrast
from portail.output.conformance.criterion import Criterion, Rule, judged, judged_if_any, quoted_language, without_skip
from portail.output.conformance.web_page import WebPage, name_of
from portail.output.guide.document import Document
from portail.wording import conformance as words

TEXT = (
    *(("ink", "paper-white"), ("soft", "paper-white"), ("accent", "paper-white"), ("mark", "paper-white")),
    *(("ink", "tint"), ("soft", "tint")),
)
"""The colours of text and what they stand on, by their names in the style sheet; numbers have white on a colour."""
EDGES = (("edge", "paper-white"), ("mark", "paper-white"), ("accent", "paper-white"))
"""Those of outlines that carry a meaning: of names on the screen, of numbers, of steps."""
OF_TEXT, OF_EDGES = 4.5, 3.0
NO_ZOOM = re.compile(r"user-scalable\s*=\s*(no|0)|maximum-scale\s*=\s*[01](\.\d+)?\b")
MOVES = re.compile(r"@keyframes|animation\s*:|transition\s*:")
FOCUS = re.compile(r":focus(?:-visible)?[^{}]*\{[^}]*outline:\s*(?!none|0)")


def criteria(content: bytes, document: Document) -> Iterator[Criterion]:
    """Yield the criteria of a guide in HTML, as this file keeps them."""
    page = WebPage(content.decode())
    yield from of_page(page, document)
    yield from _style(page)
    yield from _document(page)
    yield Criterion(words.WEB_ALT_MEANS, "person", words.ALTERNATIVES_BY_PERSON)
    yield Criterion(words.WEB_REFLOW, "person", words.REFLOW_BY_PERSON)
    yield Criterion(words.WEB_WORDS, "person", words.WORDS_BY_PERSON)


def of_page(page: WebPage, document: Document) -> Iterator[Criterion]:
    """Yield the criteria of the words and pictures of a page, in HTML or in an EPUB."""
    pictures, nameless = page.named("img"), page.pictures_without_words
    good = len(pictures) - len(nameless)
    told = words.images(good, len(pictures))
    yield judged_if_any(words.WEB_ALT, len(pictures), good, told, words.NO_FIGURE)
    levels = page.levels
    yield judged(words.WEB_HEADINGS, without_skip(levels) and levels.count(1) == 1, words.levels(levels))
    tables = page.named("table")
    scoped = [head for head in page.named("th") if head.attributes.get("scope")]
    heads = f"{len(tables)} table, {len(scoped)} th scope"
    all_scoped = len(scoped) == len(page.named("th")) and len(scoped) >= len(tables)
    yield judged_if_any(words.WEB_TABLES, len(tables), len(tables) if all_scoped else 0, heads, words.NO_TABLE)
    yield judged(words.WEB_LANG, page.lang == document.lang, words.languages(document.lang, [page.lang]))
    yield quoted_language(words.WEB_PARTS, document, page.languages_of_parts)
    yield _direction(page, document)


def _direction(page: WebPage, document: Document) -> Criterion:
    whole, parts = page.directions
    quoted = document.quoted_direction if document.quotes_screens else None
    if (document.direction, quoted) == ("ltr", None):
        return Criterion(words.WEB_DIRECTION, "absent", words.FROM_THE_LEFT)
    said = ", ".join([whole, *sorted(parts)])
    return judged(words.WEB_DIRECTION, whole == document.direction and (quoted is None or quoted in parts), said)


def _style(page: WebPage) -> Iterator[Criterion]:
    yield _contrasts(page, words.WEB_CONTRAST, TEXT, OF_TEXT)
    yield _contrasts(page, words.WEB_EDGES, EDGES, OF_EDGES)
    viewport = " ".join(
        each.attributes.get("content", "") for each in page.named("meta") if each.attributes.get("name") == "viewport"
    )
    yield judged(words.WEB_ZOOM, not NO_ZOOM.search(viewport), words.quoted(viewport))
    moving = [each.name for each in page.named("script", "video", "audio", "marquee", "object", "embed")]
    moving += MOVES.findall(page.style)
    yield (
        Criterion(words.WEB_MOVES, "broken", ", ".join(moving))
        if moving
        else Criterion(words.WEB_MOVES, "absent", words.NOTHING_PLAYS)
    )
    yield judged(
        words.WEB_FOCUS, bool(FOCUS.search(page.style)), words.outline_of_focus(bool(FOCUS.search(page.style)))
    )


def _contrasts(page: WebPage, rule: Rule, pairs: tuple[tuple[str, str], ...], least: float) -> Criterion:
    """Judge the lowest contrast of all pairs of colours, by day and in the dark; a colour without a name is none."""
    found = [
        (
            contrast(colours.get(one, ""), colours.get(other, "")) or 1.0,
            colours.get(one, one),
            colours.get(other, other),
        )
        for colours in page.colours
        for one, other in pairs
    ]
    lowest, one, other = min(found)
    return judged(rule, lowest >= least, words.ratio(lowest, one, other))


def _document(page: WebPage) -> Iterator[Criterion]:
    title = " ".join(each.text for each in page.named("title")).strip()
    yield judged(words.WEB_TITLE, bool(title), words.quoted(title))
    mains = len(page.named("main"))
    yield judged(words.WEB_REGION, mains == 1, f"{mains} main")
    commands = page.commands
    named = sum(bool(name_of(each)) for each in commands)
    yield judged_if_any(
        words.WEB_NAMES,
        len(commands),
        named,
        words.commands(named, len(commands)),
        words.NO_LINK,
    )
    twice = page.ids_given_twice
    yield judged(words.WEB_IDS, not twice, ", ".join(twice) or words.NO_ID_TWICE)
