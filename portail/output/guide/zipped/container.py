"""The container that EPUB and OpenDocument share: a ZIP archive whose first entry says what it is."""

import io
import zipfile
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every entry: an archive otherwise says when it was written."""


def packed(media_type: str, files: Mapping[str, bytes]) -> bytes:
    """Pack files by their paths; what they are comes first, and unpacked, so that it can be read where it lies."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", EPOCH), media_type, zipfile.ZIP_STORED)
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, method(name))
    return written.getvalue()


def method(name: str) -> int:
    """Return how a file is packed: a picture (PNG) is so already."""
    return zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
