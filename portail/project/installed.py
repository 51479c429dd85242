"""The folders of the projects that installed packages offer.

pytest looks for them at the start of every run: this module imports nothing but the standard library.
"""

import json
from collections.abc import Iterator
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit

GROUP = "portail.projects"
"""The entry points by which a package offers a project: any name, and the package whose folder the project is."""


def installed_projects() -> list[Path]:
    """Return the folders of the projects of installed packages, in the order of the names of their entry points."""
    offered = sorted(entry_points(group=GROUP), key=lambda each: each.name)
    return [folder for each in offered if (folder := _folder_of(each))]


def _folder_of(offered: EntryPoint) -> Path | None:
    """Return the folder of the package that an entry point names, without importing it.

    It is looked for where its distribution was installed: another package of the same name may stand before it on
    `sys.path`.
    """
    parts = offered.value.split(".")
    for root in _roots(offered):
        if (folder := root.joinpath(*parts)).is_dir():
            return folder
    spec = find_spec(offered.value)
    return Path(spec.submodule_search_locations[0]) if spec and spec.submodule_search_locations else None


def _roots(offered: EntryPoint) -> Iterator[Path]:
    if not offered.dist:
        return
    yield Path(str(offered.dist.locate_file("")))
    # An editable installation leaves its files where they are written (PEP 610).
    if origin := offered.dist.read_text("direct_url.json"):
        url = urlsplit(json.loads(origin)["url"])
        if url.scheme == "file":
            yield Path(unquote(url.path))
            yield Path(unquote(url.path)) / "src"
