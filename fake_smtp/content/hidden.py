"""Which elements of a document a person does not see."""

import re

from .html_tags import Tag

_INVISIBLE = {"head", "script", "style", "template", "title", "iframe", "noembed", "noframes"}
_VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"),
}
_HIDING_STYLE = re.compile(
    r"(?:^|[;\s])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|mso-hide\s{0,9}:\s{0,9}all)",
    re.IGNORECASE,
)
_STYLE_CHARACTERS = 2000


class Visibility:
    """Follows the tags of a document, and says whether what stands between them is read, or seen.

    ``is_text``: it is text at all. ``is_seen``: no element around it is hidden by an attribute or its own style, as the
    preview text is that senders hide at the beginning: mail programs show it in their lists.
    """

    def __init__(self) -> None:
        self._invisible: list[str] = []  # elements that are open and not shown, each once, the outermost first
        self._hidden = ""  # the outermost element that is hidden, and how many of its name are open in it
        self._depth = 0

    @property
    def is_text(self) -> bool:
        """Return whether no element without text of its own is open."""
        return not self._invisible

    @property
    def is_seen(self) -> bool:
        """Return whether a person sees it."""
        return not self._invisible and not self._depth

    def open(self, tag: Tag) -> None:
        """Take note of a start tag."""
        if tag.name in _INVISIBLE:
            if tag.name not in self._invisible:
                self._invisible.append(tag.name)
        elif tag.name == "body":
            self._invisible.clear()
        if self._depth:
            self._depth += tag.name == self._hidden
        elif tag.name not in _VOID and _is_hidden(tag):
            self._hidden, self._depth = tag.name, 1

    def close(self, tag: Tag) -> None:
        """Take note of an end tag."""
        if tag.name in self._invisible:
            del self._invisible[self._invisible.index(tag.name) :]
        if self._depth and tag.name == self._hidden:
            self._depth -= 1


def _is_hidden(tag: Tag) -> bool:
    return "hidden" in tag.attributes or bool(_HIDING_STYLE.search(tag.get("style")[:_STYLE_CHARACTERS]))
