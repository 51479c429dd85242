"""The package's page: the README and the addresses of the project, wherever its repository is kept.

No file names the repository. `PORTAIL_REPOSITORY` does, else the source distribution that a wheel is built from, else
the remote `origin` of the clone. Where none does, the page has no addresses, and its links to files are plain words.
"""

import os
import re
import subprocess
from email.parser import HeaderParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from hatchling.metadata.plugin.interface import MetadataHookInterface

LABEL = "Repository"
PICTURE = re.compile(r"!\[([^\]]*)\]\((?!https?:)([^)]+)\)")
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\((?!https?:|#)([^)]+)\)")


class CustomMetadataHook(MetadataHookInterface):
    """What hatchling asks for the fields that pyproject.toml calls dynamic."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the README and the addresses."""
        folder = Path(self.root)
        repository = repository_of(folder)
        text = page(folder.joinpath("README.md").read_text(encoding="utf-8"), repository)
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
        metadata["urls"] = urls(repository) if repository else {}


def repository_of(folder: Path) -> str | None:
    """Return the address of the repository as people open it; `None` where nothing tells it."""
    return os.environ.get("PORTAIL_REPOSITORY") or _of_distribution(folder) or web_address(_origin(folder))


def web_address(remote: str) -> str | None:
    """Return where a remote of git is seen in a browser; `None` for one that is no server's."""
    if short := re.fullmatch(r"[\w.-]+@([\w.-]+):(?!/)(.+)", remote):
        remote = f"ssh://{short[1]}/{short[2]}"
    parts = urlsplit(remote)
    if parts.scheme not in ("http", "https", "ssh") or not parts.hostname:
        return None
    port = f":{parts.port}" if parts.port and parts.scheme != "ssh" else ""
    scheme = "https" if parts.scheme == "ssh" else parts.scheme
    return f"{scheme}://{parts.hostname}{port}{parts.path.rstrip('/').removesuffix('.git')}"


def page(readme: str, repository: str | None) -> str:
    """Return the README as it reads away from the repository; `blob` and `raw` are the paths that forges share."""
    if repository is None:
        return LINK.sub(r"\1", PICTURE.sub("", readme))
    return LINK.sub(rf"[\1]({repository}/blob/HEAD/\2)", PICTURE.sub(rf"![\1]({repository}/raw/HEAD/\2)", readme))


def urls(repository: str) -> dict[str, str]:
    """Return the addresses of the project, by the labels that indexes know."""
    return {
        LABEL: repository,
        "Documentation": f"{repository}/blob/HEAD/docs/index.md",
        "Changelog": f"{repository}/blob/HEAD/CHANGELOG.md",
    }


def _of_distribution(folder: Path) -> str | None:
    """Return what the metadata of a source distribution say."""
    file = folder / "PKG-INFO"
    if not file.exists():
        return None
    lines = HeaderParser().parsestr(file.read_text(encoding="utf-8")).get_all("Project-URL", [])
    found = dict(line.split(", ", 1) for line in lines)
    return found.get(LABEL)


def _origin(folder: Path) -> str:
    """Return the remote `origin` of the clone; an empty text where there is none, or no git."""
    command = ["git", "-C", str(folder), "remote", "get-url", "origin"]
    try:
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return ended.stdout.strip()
