"""Where `check` is asked for, pipelines and the printed hook hold a staging portal against its reference."""

import json
import shlex
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import httpx
import pytest

from fake_smtp import FakeSmtp
from portail.project import modules
from tests.pipelines.files import COMMANDS, Script, execute, jobs_of_gitlab, on_github, on_gitlab
from tests.pipelines.test_pipelines import read_example

PROCEDURE = "signaler-une-panne"
GIVEN = {"procedures": PROCEDURE, "check": "true", "target": "recette"}
TARGET = """
[targets.recette]
base_url = "{desk}"
data = "invented"
mailbox.url = "mailpit+{mail}"
person.email = "{email}"
"""


class Staging:
    """A project of a third party, and the portal that it names `recette`, which is the same again for each check."""

    def __init__(self, folder: Path, desk: ModuleType, smtp: FakeSmtp) -> None:
        self.folder, self._password, self._smtp = folder, desk.PASSWORD, smtp
        self.desk = desk.HelpDesk((smtp.smtp_host, smtp.smtp_port))

    def run(self, script: Script, *, status: int = 0, **more: str) -> str:
        """Run a script on the portal as it was; return what it prints."""
        self.desk.reset()
        httpx.delete(f"{self._smtp.url}/api/v1/messages")
        return execute(script, self.folder, COMMANDS, status=status, PORTAIL_PASSWORD=self._password, **more)


@pytest.fixture(scope="module")
def staging(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staging]:
    folder = tmp_path_factory.mktemp("staging")
    execute(Script("portail init .", {}), folder, COMMANDS)
    desk = modules.load(folder, folder / "help_desk.py")
    with FakeSmtp() as smtp:
        staging = Staging(folder, desk, smtp)
        with staging.desk:
            target = TARGET.format(desk=staging.desk.url, mail=smtp.url, email=desk.EMAIL)
            with (folder / "portail.toml").open("a", encoding="utf-8") as settings:
                settings.write(target)
            staging.run(Script(f"portail guide {PROCEDURE} --update --target recette", {}))
            yield staging


def test_the_printed_hook_finds_the_target_true(staging: Staging) -> None:
    (hook,) = read_example("pre-commit")["repos"][0]["hooks"]

    said = staging.run(Script(shlex.join([*shlex.split(hook["entry"]), "--target", "recette"]), {}))

    assert said.startswith(f"{PROCEDURE} (recette) : aucune dérive.")


def test_the_pipeline_of_gitlab_tells_what_has_drifted_on_the_target(staging: Staging) -> None:
    procedure = staging.folder / "procedures" / f"{PROCEDURE}.md"
    words = procedure.read_text(encoding="utf-8")
    procedure.write_text(words.replace("Je décris la panne", "Je raconte la panne"), encoding="utf-8")

    staging.run(on_gitlab("portail", "script", GIVEN, {"CI_NODE_INDEX": "1", "CI_NODE_TOTAL": "1"}), status=4)

    procedure.write_text(words, encoding="utf-8")
    handed_on = jobs_of_gitlab()["portail"]["artifacts"]["reports"]["codequality"]
    (told,) = staging.folder.glob(handed_on)
    (finding,) = json.loads(told.read_text(encoding="utf-8"))
    assert "recette" in finding["description"]


def test_both_platforms_run_one_script() -> None:
    on_both = on_github("walk", "Walk", {}), on_gitlab("portail", "script", {}, {})

    assert len({script.text.strip() for script in on_both}) == 1
