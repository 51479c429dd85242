"""JSON schemas by which editors complete and check `portail.toml` and the header of a procedure."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from portail.procedure.front_matter import KEYS, LANG, SWITCHES, TEXTS
from portail.project.project_file import ProjectFile
from portail.target.target_file import TargetFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def project() -> dict[str, Any]:
    """Return the schema of `portail.toml`, the tables `[targets.NAME]` included."""
    (whole, target), definitions = msgspec.json.schema_components(
        [ProjectFile, TargetFile], ref_template="#/$defs/{name}"
    )
    definitions["ProjectFile"]["properties"]["targets"]["additionalProperties"] = target
    return {"$schema": DIALECT, "title": "portail.toml", **whole, "$defs": definitions}


def header() -> dict[str, Any]:
    """Return the schema of the header of a procedure file, in TOML between lines of `+++`."""
    texts = {key: {"type": "string", "pattern": r"\S"} for key in TEXTS}
    texts["lang"]["pattern"] = f"^{LANG.pattern}$"
    return {
        "$schema": DIALECT,
        "title": "procedure",
        "type": "object",
        "properties": {**texts, **{key: {"type": "boolean"} for key in SWITCHES}},
        "required": list(KEYS),
        "additionalProperties": False,
    }


SCHEMAS: Mapping[str, Callable[[], dict[str, Any]]] = {"project": project, "procedure": header}
