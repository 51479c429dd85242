"""The registration of many families: generated ones, or those of a CSV file."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.types import Message

from ...families.bulk_registration import BulkRegistration
from ...families.csv_file import COLUMNS, LARGEST_FILE, MOST, OPTIONAL
from ...wording import front_desk as words
from ..frame.form import Form, content_type, read_body, read_form
from .fields import Fields, InvalidFields
from .page import DeskPage, Done
from .visit import DeskVisit

MULTIPART = "multipart/form-data"
PIECE = 64 * 1024
"""The part of a file that is looked at in one go, in bytes."""


@dataclass(frozen=True)
class BulkRegistrationPage(DeskPage):
    """Inscriptions en nombre."""

    bulk_registration: BulkRegistration
    template = "bulk_registration"

    def content(self, _visit: DeskVisit) -> Mapping[str, object]:
        """The columns of a file, and the largest number of families."""
        return {"columns": [*COLUMNS, OPTIONAL], "most": MOST}

    async def read(self, request: Request) -> Form:
        """The form of a request, with or without a file."""
        return await _read_upload(request) if content_type(request) == MULTIPART else await read_form(request)

    async def act(self, visit: DeskVisit, form: Form) -> Done:
        """Register the families of the file, or generated ones."""
        if isinstance(form, Upload):
            if not form.content:
                raise InvalidFields({"file": words.MISSING["file"]})
            await self.bulk_registration.register_file(visit.tenant, form.content)
            return Done("registered")
        fields = Fields(form)
        count, seed = fields.whole("count", words.LABELS["count"], 1, MOST), fields.seed("seed")
        if count is None:
            fields.refuse("count", words.MISSING["count"])
        fields.check()
        await self.bulk_registration.generate(visit.tenant, count or 0, seed)
        return Done("registered")


@dataclass(frozen=True)
class Upload(Form):
    """A form with a file."""

    content: bytes = b""


async def _read_upload(request: Request) -> Upload:
    """The form and the file of a request.

    Raises:
        HTTPException: 413 for a body that is too large, 400 for a malformed one.
    """
    # Read whole first: Starlette's parser has no limit for the size of a file.
    body = await read_body(request, LARGEST_FILE)

    pieces = (body[start : start + PIECE] for start in range(0, len(body), PIECE))

    async def receive() -> Message:
        await asyncio.sleep(0)  # other requests are served between two pieces
        piece = next(pieces, b"")
        return {"type": "http.request", "body": piece, "more_body": bool(piece)}

    async with Request(request.scope, receive).form(max_files=1, max_fields=5) as parts:
        file = parts.get("file")
        content = await file.read() if isinstance(file, UploadFile) else b""
        values = {name: value for name, value in parts.items() if isinstance(value, str)}
        return Upload(values, content=content)
