"""The pages of `docs/reference/` that are made from the code: `python -m tests.docs.generated` writes them anew."""

import inspect
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, get_args

import httpx
from click.testing import CliRunner

from fake_smtp import FakeSmtp
from fake_smtp.faults.fault import Fault as MailFault
from fake_smtp.faults.fault import Kind
from mock_portal import MockPortal
from portail.cli.main import portail
from portail.wording.causes import CAUSES
from tests.docs import public_names
from tests.docs.clients import python, typescript
from tests.fake_smtp.mime.corpus.page import mail_reading

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
OF_CONTROL = "`url` ends with `/__control__`; a token goes into `headers`."
OF_MAIL = "`url` is that of the inbox, or of the mailbox of a recipient: `http://…/mailboxes/marie@example.org`."
MADE = "<!-- Made from the code by `python -m tests.docs.generated`: change the code, not this page. -->\n"
WIDTH = 100
MOST_NAMED = 8
"""Lists of more names stand on a page of their own."""
SERVERS = ("mock_portal", "fake_smtp")


def command_line() -> str:
    """Return what `--help` says of each command, and of the two servers."""
    page = (
        "# Command line\n\nWhat `--help` says, on a terminal of 100 columns; the messages are in French. "
        '`python -m portail` is the same as `portail`. `eval "$(_PORTAIL_COMPLETE=bash_source portail)"` completes '
        "procedures, targets and devices in bash (`zsh_source`, `fish_source` elsewhere).\n"
    )
    page += f"\n## portail\n\n{_block(help_of())}\n"
    for name in sorted(portail.list_commands(None)):  # type: ignore[arg-type] # it looks at no context
        page += f"\n## portail {name}\n\n{_block(help_of(name))}\n"
    page += STATUSES
    for name in SERVERS:
        page += f"\n## python -m {name}\n\n{_block(_server_help(name))}\n"
    return page


STATUSES = """
## Exit status

| status | means |
| --- | --- |
| 0 | done |
| 1 | the portal does not do what the procedure says; or a file showed a secret of a real person, and was removed |
| 2 | wrong usage: an option, a procedure file, a target file or a project that cannot be used |
| 3 | the environment is not ready: no browser, a mailbox or a portal out of reach, …; the message names the remedy |
| 4 | the document has drifted from its reference (`portail guide --check`) |
| 130 | interrupted by Ctrl-C or SIGTERM |
"""


def help_of(*arguments: str) -> str:
    """Return what `portail … --help` prints."""
    result = CliRunner().invoke(portail, [*arguments, "--help"], prog_name="portail", terminal_width=WIDTH)
    return result.output


def _server_help(name: str) -> str:
    command = [sys.executable, "-m", name, "--help"]
    environment = {"COLUMNS": str(WIDTH + 2), "PATH": "", "PYTHONUTF8": "1"}
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment, encoding="utf-8").stdout


def causes() -> str:
    """Return every cause that may end a walk, with its exit status and its sentence."""
    page = (
        "# Causes\n\nWhy a step fails: the `cause` in [run.json](run-json.md), the exit status of `portail walk`, and "
        "the sentence, in which `{…}` stands for what was met. 1: the portal breaks its word. 2: what was given cannot "
        "be used. 3: something between them is not ready.\n\n| cause | status | sentence |\n| --- | --- | --- |\n"
    )
    return page + "".join(f"| `{name}` | {cause.exit_status} | {cause.found} |\n" for name, cause in CAUSES.items())


def control_api() -> str:
    """Return every request of the mock's control API, with what it takes."""
    description = _asked("/openapi.json")
    page = (
        "# Control API of the mock\n\nJSON below `/__control__/` of a `mock_portal`; the whole description, in OpenAPI "
        '3.1, is at `/__control__/openapi.json`. An error is `{"error": "what, and the remedy"}`. Beyond loopback, '
        "or with a public address, it asks for a token (`Authorization: Bearer …`): `MOCK_PORTAL_TOKEN`, or one that "
        "is made up and printed at the start.\n\n"
        "How tests use it by fixtures, and its typed clients in Python and [TypeScript](control-api.ts): "
        "[Test with the mock](../how-to/test-with-the-mock.md).\n\n"
        "| request | does | takes |\n| --- | --- | --- |\n"
    )
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            if method != "parameters":
                page += f"| `{method.upper()} {path}` | {operation['summary']} | {_taken(operation)} |\n"
    return page + "\n" + "\n".join(_schemas(description))


def _taken(operation: Mapping[str, Any]) -> str:
    query = [f"`?{each['name']}=`" for each in operation.get("parameters", []) if each.get("in") == "query"]
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        query.append(_type(content["schema"]) if kind == "application/json" else kind)
    return ", ".join(query)


def _type(schema: Mapping[str, Any]) -> str:
    if name := schema.get("$ref", "").rpartition("/")[2]:
        return f"[{name}](#{name.lower()})"
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'])}"
    if kinds := schema.get("anyOf"):
        return " or ".join(_type(each) for each in kinds)
    if len(values := schema.get("enum", ())) > MOST_NAMED:
        return "the names in [defects and faults](defects-and-faults.md)"
    if values:
        return " or ".join(f"`{value}`" for value in values)
    return str(schema.get("format") or schema.get("type") or "any")


def _schemas(description: Mapping[str, Any]) -> Iterator[str]:
    """Yield what each body of a request may hold."""
    schemas: Mapping[str, Any] = description["components"]["schemas"]
    for name, schema in sorted(schemas.items()):
        if schema.get("additionalProperties") is False:
            yield f"## {name}\n\n{schema.get('description', '')}\n\n| key | type | by default |\n| --- | --- | --- |"
            for key, value in schema["properties"].items():
                needed = key in schema.get("required", ())
                default = "needed" if needed else "" if value.get("default") is None else f"`{value['default']}`"
                yield f"| `{key}` | {_type(value)} | {default} |"
            yield ""
    for kind in ("DefectName", "FaultName"):
        names = ", ".join(f"`{name}`" for name in schemas[kind]["enum"])
        yield f"## {kind}\n\n{names}: see [defects and faults](defects-and-faults.md).\n"


def defects_and_faults() -> str:
    """Return the catalogues of what may go wrong on purpose."""
    page = (
        "# Defects and faults\n\nA **defect** is a mock portal that no longer does what a document says; each names "
        "the step in which it shows and the sentence that it breaks. A **fault** is trouble of the surroundings. "
        "Both belong to one tenant: [how tests use them](../how-to/test-with-the-mock.md). `portail defects` lists "
        "them too. What bears an asterisk, only [a thorough walk](../how-to/visit-twice.md) notices.\n\n## Defects\n"
    )
    for procedure, defects in groupby(_asked("/defects"), lambda each: each["procedure"]):
        page += f"\n### {procedure}\n\n| name | step | description | breaks |\n| --- | --- | --- | --- |\n"
        for each in defects:
            twice = " *" if each["thorough"] else ""
            page += (
                f"| `{each['name']}`{twice} | `{each['step']}` | {each['description']} | {_cell(each['sentence'])} |\n"
            )
    page += "\n## Faults of the portal\n\n| name | description |\n| --- | --- |\n"
    for each in _asked("/faults"):
        page += f"| `{each['name']}` | {each['description']} |\n"
    page += (
        "\nWhat each takes beside its name: [Fault](control-api.md#fault).\n\n## Faults of the mail\n\n"
        f"Of `fake_smtp`, by their kinds: {', '.join(f'`{kind}`' for kind in get_args(Kind))}.\n\n"
    )
    return page + public_names.markdown(inspect.cleandoc(MailFault.__doc__ or "")) + "\n"


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")


_ANSWERS: dict[str, Any] = {}


def _asked(path: str) -> Any:
    """Return what the control API answers; one portal is raised for all questions."""
    if not _ANSWERS:
        with MockPortal(smtp=("127.0.0.1", 9)) as portal:
            for each in ("/openapi.json", "/defects", "/faults"):
                _ANSWERS[each] = httpx.get(portal.control_url + each, trust_env=False).raise_for_status().json()
    return _ANSWERS[path]


def _mail_api() -> dict[str, Any]:
    """Return the description of the mail catcher's API."""
    with FakeSmtp() as catcher:
        return dict(httpx.get(f"{catcher.url}api/v1/openapi.json", trust_env=False).raise_for_status().json())


def _block(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```"


PAGES: dict[str, Callable[[], str]] = {
    "command-line.md": command_line,
    "public-names.md": public_names.page,
    "causes.md": causes,
    "control-api.md": control_api,
    "defects-and-faults.md": defects_and_faults,
    "mail-reading.md": mail_reading,
}


CLIENTS: dict[str, Callable[[], str]] = {
    "docs/reference/control-api.ts": lambda: typescript.client(_asked("/openapi.json"), "ControlApi", OF_CONTROL),
    "docs/reference/mail-api.ts": lambda: typescript.client(_mail_api(), "MailApi", OF_MAIL),
    "scenarios/mock/control/requests.py": lambda: python.requests(
        _asked("/openapi.json"), "ControlRequests", "Every request of the control API."
    ),
    "scenarios/mock/control/values.py": lambda: python.values(
        _asked("/openapi.json"), "What the control API takes and answers."
    ),
}
"""The clients that are made from the descriptions of the servers."""


def text_of(name: str) -> str:
    """Return the text of a page, as it should be."""
    return f"{PAGES[name]().rstrip()}\n\n{MADE}"


def client_text(path: str) -> str:
    """Return the text of a client, as it should be."""
    mark = "//" if path.endswith(".ts") else "#"
    return f"{mark} Made by `python -m tests.docs.generated`: change the server, not this file.\n{CLIENTS[path]()}"


if __name__ == "__main__":
    for name in PAGES:
        (REFERENCE / name).write_text(text_of(name), encoding="utf-8")
    for path in CLIENTS:
        (ROOT / path).write_text(client_text(path), encoding="utf-8")
