import re
from importlib.resources import files

import pytest
from click.testing import CliRunner

from fake_smtp.cli import main

_README = files("fake_smtp").joinpath("README.md").read_text("utf-8")


@pytest.mark.parametrize("example", re.findall(r"```python\n(.*?)```", _README, re.DOTALL))
def test_the_examples_run_and_prove_what_they_show(example: str) -> None:
    assert "assert " in example
    exec(compile(example, "README.md", "exec"), {})


def test_the_help_lists_every_option() -> None:
    text = CliRunner().invoke(main, ["--help"]).output

    assert all(option.opts[0] in text for option in main.params)
