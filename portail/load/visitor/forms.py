"""Forms: what a browser sends when a button of one is pressed."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urljoin

from portail.load.visitor.exchange import Field, Request
from portail.load.visitor.names import PRESSED, Element

SENDS = {"submit", "image"}


def form_of(element: Element) -> Element | None:
    """Return the form to which a field or a button belongs."""
    if named := element.get("form"):
        return next(iter(element.getroottree().xpath("//form[@id=$id]", id=named)), None)
    return next(element.iterancestors("form"), None)


def is_disabled(element: Element) -> bool:
    """Return whether nobody can use a field or a button."""
    groups = element.iterancestors("fieldset")
    return element.get("disabled") is not None or any(group.get("disabled") is not None for group in groups)


def sends(button: Element) -> bool:
    """Return whether a button sends its form."""
    kind = button.get("type", "submit" if button.tag == "button" else "").lower()
    return kind in SENDS or (button.tag == "button" and kind not in ("button", "reset"))


def default_button(form: Element) -> Element | None:
    """Return the button that the key Enter presses in a form: the first that sends it."""
    return next((each for each in _controls(form) if each.tag in ("button", "input") and sends(each)), None)


def submission(form: Element, button: Element | None, page_url: str, files: Mapping[Element, Path]) -> Request:
    """Return what a browser sends.

    Args:
        form: the form.
        button: the button that was pressed, if any.
        page_url: the address of the page.
        files: what is given in the fields for files.
    """
    said = {name: _said(name, form, button) for name in ("action", "method", "enctype")}
    is_post = said["method"].lower() == "post"
    return Request(
        urljoin(page_url, said["action"]),
        "POST" if is_post else "GET",
        tuple(_fields(form, button, files)),
        is_multipart=is_post and said["enctype"].lower() == "multipart/form-data",
    )


def _said(name: str, form: Element, button: Element | None) -> str:
    of_button = None if button is None else button.get(f"form{name}")
    return str(of_button if of_button is not None else form.get(name, ""))


def _fields(form: Element, button: Element | None, files: Mapping[Element, Path]) -> Iterator[Field]:
    for control in _controls(form):
        name, kind = control.get("name"), control.get("type", "").lower()
        if not name or is_disabled(control):
            continue
        if control is button or not (control.tag == "button" or kind in PRESSED):
            yield from ((name, value) for value in _values(control, kind, files))


def _values(control: Element, kind: str, files: Mapping[Element, Path]) -> Iterator[str | Path]:
    if control.tag == "select":
        yield from (value_of(option) for option in chosen(control))
    elif control.tag == "textarea":
        yield control.text or ""
    elif kind in ("checkbox", "radio"):
        yield from [control.get("value", "on")] if control.get("checked") is not None else []
    elif kind == "file":
        yield files.get(control, "")
    else:
        yield control.get("value", "")


def chosen(select: Element) -> list[Element]:
    """Return the options that are chosen in a list; of a list with one choice, the first where none is."""
    options = [option for option in select.iter("option") if option.get("disabled") is None]
    selected = [option for option in options if option.get("selected") is not None]
    return selected if selected or select.get("multiple") is not None else options[:1]


def value_of(option: Element) -> str:
    """Return what an option sends."""
    return str(option.get("value", " ".join(option.text_content().split())))


def _controls(form: Element) -> Iterator[Element]:
    """Yield the fields and buttons of a form, wherever they stand, in the order of the page."""
    for element in form.getroottree().getroot().iter("input", "select", "textarea", "button"):
        if form_of(element) is form:
            yield element
