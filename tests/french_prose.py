"""Finds French that a person would read in the source of a package: in Python, in templates, scripts and styles."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

LETTER = "A-Za-zÀ-ÖØ-öø-ÿœŒ"
ACCENT = "ÀÂÇÉÈÊËÎÏÔÙÛàâçéèêëîïôùûœŒ"
MARKS = re.compile(
    rf"[A-Za-z][{ACCENT}]|[{ACCENT}][A-Za-z]"  # a word with an accent
    rf"|[{LETTER}\d]\s?[»’…]|[«’…]\s?[{LETTER}\d]"  # French quotation marks, apostrophe, ellipsis
    rf"|[{LETTER}\d»)] [:;!?](?=\s|$)"  # a space before a mark of two parts
)
STOP_WORD = re.compile(
    r"(?<![\w-])(?:à|au|aucune?|aux|ce|cette|dans|de|des|du|elle|est|et|il|la|le|les|mais|ne|ou|où|par|pas|pour|que|qui"
    r"|sans|se|sous|sur|une?|vers|votre|vous|[cdjlmnqst]['’](?=\w))(?![\w-])"
)
ENDS_IN_A_SPACE = re.compile(r"^\s|\s$")
VALUE = "0"
"""What stands for a value inside a sentence: neither a word nor a mark."""
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)
JINJA_COMMENT = re.compile(r"{#.*?#}", re.DOTALL)
JINJA = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
QUOTED = re.compile(r"""(["'`])(.*?)\1""")
READ_ALOUD = {"alt", "aria-description", "aria-label", "content", "placeholder", "title"}
"""The attributes of HTML that hold words for people; `content` where it is not a list of settings."""
SETTINGS = re.compile(r"[\w-]+=[\w.-]+(?:, *[\w-]+=[\w.-]+)*")
WORD = re.compile(rf"[{LETTER}]{{2,}}")


def is_french(text: str) -> bool:
    """Return whether a text is French prose, or a piece of a French sentence.

    A lone word without accent is none: nothing tells it from a name.
    """
    if MARKS.search(text):
        return True
    pieces = len(text.split()) > 1 or ENDS_IN_A_SPACE.search(text)
    return bool(pieces and STOP_WORD.search(text))


def french_in(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the French of a file (Python, HTML, JavaScript, CSS, Markdown), each text with its line.

    In a template of HTML, whatever a person reads is taken for French: it holds no words of its own.
    """
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from ((line, text) for line, text in _literals(source) if is_french(text))
    elif path.suffix == ".html":
        yield from _words_of_template(source)
    elif path.suffix == ".md":
        yield from ((number, line) for number, line in enumerate(source.splitlines(), 1) if is_french(line))
    else:
        for number, line in enumerate(COMMENT.sub(_blank, source).splitlines(), 1):
            yield from ((number, text) for _, text in QUOTED.findall(line) if is_french(text))


def _literals(source: str) -> Iterator[tuple[int, str]]:
    """Yield the string literals of a module that are no docstrings; a formatted one is one text.

    The docstring of a command is a text: click shows it.
    """
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    shown = {id(function.body[0]) for function in functions if _is_command(function)}
    skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and id(node) not in shown}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(value) for value in node.values}
            constants = (value.value if isinstance(value, ast.Constant) else VALUE for value in node.values)
            yield node.lineno, "".join(map(str, constants))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.lineno, node.value


def _is_command(function: ast.FunctionDef) -> bool:
    """Return whether click makes a command, or a group of commands, of a function with a docstring."""
    decorated = any(re.search(r"\.(?:command|group)\b", ast.unparse(each)) for each in function.decorator_list)
    return decorated and ast.get_docstring(function) is not None


def _words_of_template(source: str) -> Iterator[tuple[int, str]]:
    source = JINJA_COMMENT.sub(_blank, source)
    for code in JINJA.finditer(source):
        line = source.count("\n", 0, code.start()) + 1
        yield from ((line, text) for _, text in QUOTED.findall(code[0]) if is_french(text))
    reader = _Reader()
    reader.feed(JINJA.sub(_blank, source))
    reader.close()
    yield from reader.found


class _Reader(HTMLParser):
    """Collects the words of a page that a person reads or hears."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base class's
        for name, value in attrs:
            if name in READ_ALOUD and value and not SETTINGS.fullmatch(value):
                self._keep(value)

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None:  # neither style nor script
            self._keep(data)

    def _keep(self, text: str) -> None:
        if WORD.search(text):
            self.found.append((self.getpos()[0], text.strip()))


def _blank(found: re.Match[str]) -> str:
    """Return what leaves the lines of a file where they are."""
    return "\n" * found[0].count("\n")
