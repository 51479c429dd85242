"""Words with what went and what came marked, `[-so-]{+thus+}`, for a console, for Markdown and for a page."""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from markupsafe import Markup, escape

BESIDE = 3
"""How many words are quoted on either side of a difference."""
SIGNS = frozenset("*_`#@~|[]!")
"""What Markdown, GitHub or GitLab would take for something else."""
MARKED = re.compile(r"\[-(?P<went>.+?)-\]|\{\+(?P<came>.+?)\+\}", re.DOTALL)


def marked(before: str, after: str) -> str:
    """Return both texts as one, with what went and what came marked; what is far from a difference is left out."""
    one, other = before.split(), after.split()
    return " ".join(_parts(one, other))


def have_words_in_common(before: str, after: str) -> bool:
    """Return whether one text is the other but for some words."""
    one, other = before.split(), after.split()
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.5


def as_html(words: str) -> Markup:
    """Return marked words with `<del>` and `<ins>`."""
    return Markup("").join(_tagged(words, ("<del>", "</del>"), ("<ins>", "</ins>")))


def as_markdown(words: str) -> str:
    """Return marked words as Markdown: struck out, and bold."""
    return MARKED.sub(lambda found: f"~~{found['went']}~~" if found["went"] else f"**{found['came']}**", words)


def as_comment(words: str) -> str:
    """Return marked words as they can stand in a comment: nothing of them is taken for Markdown or a mention."""
    parts = _tagged(words, ("<del>", "</del>"), ("<ins>", "</ins>"), _literal)
    return "".join(parts)


def _literal(text: str) -> Markup:
    return Markup("").join(Markup(f"&#{ord(sign)};") if sign in SIGNS else escape(sign) for sign in text)


def _tagged(
    words: str, went: tuple[str, str], came: tuple[str, str], literal: Callable[[str], Markup] = escape
) -> Iterator[Markup]:
    end = 0
    for found in MARKED.finditer(words):
        yield literal(words[end : found.start()])
        before, after = went if found["went"] else came
        yield Markup(before) + literal(found["went"] or found["came"]) + Markup(after)
        end = found.end()
    yield literal(words[end:])


def _parts(one: Sequence[str], other: Sequence[str]) -> Iterator[str]:
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    for at, (kind, a, b, c, d) in enumerate(codes):
        if kind == "equal":
            yield from _near(one[a:b], first=at == 0, last=at == len(codes) - 1)
        else:
            went, came = " ".join(one[a:b]), " ".join(other[c:d])
            yield f"[-{went}-]" * bool(went) + f"{{+{came}+}}" * bool(came)


def _near(words: Sequence[str], *, first: bool, last: bool) -> list[str]:
    """Leave out the words that are far from a difference."""
    head, tail = (0 if first else BESIDE), (0 if last else BESIDE)
    if len(words) <= head + tail + 1:
        return list(words)
    return [*words[:head], "…", *(words[-tail:] if tail else [])]
