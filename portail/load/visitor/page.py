"""A page as one sees it who has its HTML alone: things are found by their names, fields are filled in."""

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from lxml import html as parsing

from portail.actions.dates import as_field_takes_it
from portail.errors import Broken
from portail.load.visitor import forms, names
from portail.load.visitor.exchange import Request
from portail.load.visitor.name_matching import Reading
from portail.load.visitor.names import Element
from portail.mailbox.content.html_text import HtmlText
from portail.wording import actions as action_words
from portail.wording import load as words

KINDS = {
    "": ("a", "area", "button", "input"),
    "button": ("button", "input"),
    "link": ("a", "area"),
    "tab": ("a", "button", "input"),
}
"""As what a thing that is pressed may stand in a page, by what a sentence calls it."""
NAMED = ("input", "a", "area", "button", "select", "textarea")
NOT_TYPED = names.PRESSED | {"checkbox", "radio", "file", "hidden", "range", "color"}
EMPTY = "<html><body></body></html>"


class Page:
    """A page.

    Every method raises `Broken` where the page has no such thing, or several that nothing tells apart.

    Args:
        url: where it stands.
        html: what it is.
        reading: how names are compared.
    """

    def __init__(self, url: str, html: str, reading: Reading) -> None:
        self.url = url
        self._html = html
        self._reading = reading
        self._files: dict[Element, Path] = {}
        self._filled: Element | None = None

    @cached_property
    def root(self) -> Element:
        """The whole document."""
        parser = parsing.HTMLParser(encoding="utf-8")
        return parsing.document_fromstring((self._html.strip() or EMPTY).encode("utf-8", "replace"), parser=parser)

    @cached_property
    def text(self) -> str:
        """What a person reads, one block a line."""
        return "\n".join(HtmlText(self._html).lines)

    @cached_property
    def title(self) -> str:
        """What the page calls itself."""
        return " ".join((self.root.findtext(".//title") or "").split())

    def shows(self, words_of_document: str) -> bool:
        """Return whether the page says something, in its text or as the name of something."""
        if next(self._named(words_of_document, NAMED), None) is not None:
            return True
        return self._reading.anywhere(words_of_document).search(self.text) is not None

    def press(self, name: str, kind: str = "") -> Request | None:
        """Return what is asked for when something is pressed; `None`: nothing, it leads to a place on the page."""
        found = self._one(name, KINDS[kind], _is_pressed)
        if found.tag in ("a", "area"):
            return self._follow(found, name)
        form = forms.form_of(found)
        if form is None or not forms.sends(found):
            raise Broken(expected=words.key_of_a_form(name), found=words.WORKS_BY_A_SCRIPT)
        return forms.submission(form, found, self.url, self._files)

    def press_enter(self) -> Request | None:
        """Return what is asked for when Enter is pressed in the field that was filled in last."""
        form = None if self._filled is None else forms.form_of(self._filled)
        return None if form is None else forms.submission(form, forms.default_button(form), self.url, self._files)

    def type(self, name: str, value: str) -> bool:
        """Fill in a field; return whether it is one for a password."""
        field = self._one(name, ("input", "textarea"), _is_typed)
        if field.tag == "textarea":
            field.text = value
        else:
            field.set("value", as_field_takes_it(value) if field.get("type") == "date" else value)
        self._filled = field
        return str(field.get("type", "")).lower() == "password"

    def choose(self, name: str, value: str, said: str) -> None:
        """Choose one of the entries of a list, or of a group of round buttons; `said` is what errors call it."""
        lists = self._named(name, ("select",))
        if found := [each for each in lists if not forms.is_disabled(each)]:
            self._select(self._told_apart(found, name), value, said)
            return
        rounds = [each for each in self.root.iter("input") if str(each.get("type")).lower() == "radio"]
        in_group = [each for each in rounds if any(self._is(name, legend) for legend in names.of_group(each))]
        chosen = next((each for each in in_group if any(self._is(value, own) for own in self._names(each))), None)
        if chosen is None:
            raise Broken(expected=action_words.entry(said), found=action_words.NOTHING_OF_THIS_NAME)
        for each in rounds:
            if each.get("name") == chosen.get("name") and forms.form_of(each) is forms.form_of(chosen):
                each.attrib.pop("checked", None)
        chosen.set("checked", "")

    def tick(self, name: str, *, ticked: bool) -> None:
        """Tick a box, or take the tick away."""
        box = self._one(name, ("input",), lambda each: str(each.get("type")).lower() in ("checkbox", "radio"))
        if ticked:
            box.set("checked", "")
        else:
            box.attrib.pop("checked", None)
        self._filled = box

    def add_file(self, name: str, file: Path) -> None:
        """Give a file."""
        field = self._one(name, ("input",), lambda each: str(each.get("type")).lower() == "file")
        self._files[field] = file

    def _follow(self, link: Element, name: str) -> Request | None:
        address = str(link.get("href", "")).strip()
        if address.lower().startswith("javascript:"):
            raise Broken(expected=words.link_that_leads(name), found=words.WORKS_BY_A_SCRIPT)
        whole = urljoin(self.url, address)
        return (
            None if "#" in address and urldefrag(whole)[0] == urldefrag(self.url)[0] else Request(urldefrag(whole)[0])
        )

    def _select(self, field: Element, value: str, said: str) -> None:
        options = list(field.iter("option"))
        chosen = next((each for each in options if self._is(value, " ".join(each.text_content().split()))), None)
        if chosen is None:
            raise Broken(expected=action_words.entry(said), found=action_words.NOTHING_OF_THIS_NAME)
        for option in options:
            option.attrib.pop("selected", None)
        chosen.set("selected", "")
        self._filled = field

    def _one(self, name: str, tags: tuple[str, ...], fits: Callable[[Element], bool]) -> Element:
        there = [each for each in self._named(name, tags) if fits(each)]
        if not there:
            raise Broken(expected=action_words.thing(name, self.title), found=action_words.NOTHING_OF_THIS_NAME)
        usable = [each for each in there if not forms.is_disabled(each)]
        if not usable:
            raise Broken(expected=words.usable(name), found=words.DISABLED)
        return self._told_apart(usable, name)

    def _told_apart(self, found: list[Element], name: str) -> Element:
        if len(found) == 1 or names.one_place(found):
            return found[0]
        form = None if self._filled is None else forms.form_of(self._filled)
        here = [each for each in found if form is not None and forms.form_of(each) is form]
        if len(here) == 1:
            return here[0]
        raise Broken(expected=action_words.one_thing(name), found=action_words.several_things(len(found)))

    def _named(self, name: str, tags: tuple[str, ...]) -> Iterator[Element]:
        for element in self.root.iter(*tags):
            if any(self._is(name, own) for own in self._names(element)) and names.is_visible(element):
                yield element

    def _names(self, element: Element) -> Iterator[str]:
        return self._labels.names_of(element)

    @cached_property
    def _labels(self) -> names.Labels:
        return names.Labels(self.root)

    def _is(self, name: str, own: str) -> bool:
        return self._reading.exactly(name).match(own) is not None


def _is_pressed(element: Element) -> bool:
    if element.tag in ("a", "area"):
        return element.get("href") is not None
    return element.tag == "button" or str(element.get("type", "")).lower() in names.PRESSED


def _is_typed(element: Element) -> bool:
    is_open = element.get("readonly") is None
    return is_open and (element.tag == "textarea" or str(element.get("type", "")).lower() not in NOT_TYPED)
