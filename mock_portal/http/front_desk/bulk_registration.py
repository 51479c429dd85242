"""Many families at once: made up, or from a CSV file."""

from collections.abc import Mapping

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.types import Message

from mock_portal.families.csv_file import COLUMNS, MOST, OPTIONAL, read_people
from mock_portal.http.control.families import LARGEST_FILE
from mock_portal.http.control.json_io import read_bytes
from mock_portal.http.frame.form import Form, read_form
from mock_portal.http.front_desk.fields import Fields, Refused
from mock_portal.http.front_desk.page import DeskScreen, Done, Visit

MULTIPART = "multipart/form-data"


class ArrivalsScreen(DeskScreen):
    """Inscriptions en nombre."""

    template = "arrivals"

    def shown(self, _visit: Visit) -> Mapping[str, object]:
        """What a file looks like."""
        return {"columns": [*COLUMNS, OPTIONAL], "most": MOST}

    async def read(self, request: Request) -> Form:
        """The form, or the file, that a request brings."""
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        return await _read_upload(request) if kind == MULTIPART else await read_form(request)

    async def act(self, visit: Visit, form: Form) -> Done:
        """Register the families of the file, or made-up ones."""
        if isinstance(form, Upload):
            if not form.content:
                raise Refused({"file": "Fichier\u00a0: choisissez un fichier CSV."})
            self.portal.registry.enter(visit.tenant, read_people(form.content))
            return Done("registered")
        fields = Fields(form)
        count, seed = fields.whole("count", "Nombre de familles", 1, MOST), fields.seed("seed")
        if count is None:
            fields.refuse("count", "Nombre de familles\u00a0: indiquez combien de familles inventer.")
        fields.check()
        await self.portal.registry.generate(visit.tenant, count or 0, seed)
        return Done("registered")


class Upload(Form):
    """A form that brings a file."""

    content: bytes

    def __init__(self, values: Mapping[str, str], content: bytes) -> None:
        super().__init__(values)
        object.__setattr__(self, "content", content)


async def _read_upload(request: Request) -> Upload:
    """The file that a request brings, whole, unless it is too large.

    Raises:
        HTTPException: 413 for too large a one, 400 for what is no form.
    """
    body = await read_bytes(request, LARGEST_FILE)

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async with Request(request.scope, receive).form(max_files=1, max_fields=5) as parts:
        file = parts.get("file")
        content = await file.read() if isinstance(file, UploadFile) else b""
        return Upload({name: value for name, value in parts.items() if isinstance(value, str)}, content)
