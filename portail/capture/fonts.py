"""The fonts in which a page is written: those that it brings and those of this machine, each with its hash."""

import hashlib
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import CDPSession

from portail.capture.camera import Camera
from portail.run_record.run import FONT_FILES, Font


class Fonts:
    """The fonts of all pages of a walk; a file is read once."""

    def __init__(self) -> None:
        self._brought: dict[str, Font] = {}
        self._of_the_machine: set[Font] = set()

    def look_through(self, camera: Camera, files: Iterable[str]) -> None:
        """Note the fonts among the files that the page has loaded, and those of the machine, in Chromium, on it."""
        for url in files:
            path = PurePosixPath(urlsplit(url).path)
            if path.suffix in FONT_FILES and url not in self._brought:
                content = camera.page.context.request.get(url).body()
                self._brought[url] = Font(name=path.name, sha256=_hash(content))
        if camera.devtools:
            self._of_the_machine.update(_of_the_machine(camera.devtools))

    def all(self) -> list[Font]:
        """Return each font once, by its name."""
        return sorted({*self._brought.values(), *self._of_the_machine})


def _of_the_machine(devtools: CDPSession) -> Iterator[Font]:
    root = devtools.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
    for body in _bodies(root):
        for font in devtools.send("CSS.getPlatformFontsForNode", {"nodeId": body})["fonts"]:
            if not font["isCustomFont"]:
                yield Font(name=font["familyName"], sha256=_hash_of_file(font["postScriptName"]))


def _bodies(node: dict[str, Any]) -> Iterator[int]:
    if node["nodeName"] == "BODY":
        yield node["nodeId"]
    for child in [*node.get("children", []), *([node["contentDocument"]] if "contentDocument" in node else [])]:
        yield from _bodies(child)


@cache
def _hash_of_file(postscript_name: str) -> str:
    """Return the hash of an installed font's file, where fontconfig can name it."""
    command = shutil.which("fc-match")
    if command is None:
        return ""
    asked = [command, "--format=%{file}", f":postscriptname={postscript_name}"]
    file = Path(subprocess.run(asked, capture_output=True, text=True, check=False).stdout)
    return _hash(file.read_bytes()) if file.is_file() else ""


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
