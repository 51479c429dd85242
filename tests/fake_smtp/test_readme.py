import re
import shlex
import subprocess
from importlib.resources import files

import pytest
from click.testing import CliRunner

from fake_smtp import FakeSmtp
from fake_smtp.cli import main

_README = files("fake_smtp").joinpath("README.md").read_text("utf-8")


@pytest.mark.parametrize("example", re.findall(r"```python\n(.*?)```", _README, re.DOTALL))
def test_the_examples_run_and_prove_what_they_show(example: str) -> None:
    assert "assert " in example
    exec(compile(example, "README.md", "exec"), {})


def test_the_api_is_called_from_a_shell_as_the_readme_says(smtp: FakeSmtp) -> None:
    answers = []
    for line in re.findall(r"^\$ (curl .*)", _README, re.MULTILINE):
        command = shlex.split(line.replace("http://127.0.0.1:8025/", smtp.url))
        ended = subprocess.run([*command, "--noproxy", "*"], capture_output=True, text=True, check=False)
        assert (ended.returncode, ended.stderr) == (0, ""), line
        answers.append(ended.stdout)

    assert "482913" in answers[2]
    assert smtp.mailbox.count() == 0


def test_the_help_lists_every_option() -> None:
    text = CliRunner().invoke(main, ["--help"]).output

    assert all(option.opts[0] in text for option in main.params)
