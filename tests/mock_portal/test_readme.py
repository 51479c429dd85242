"""The README's command lines do what they say."""

import re
import shlex
import subprocess
from importlib.resources import files

import httpx

from mock_portal import MockPortal

CURL = re.findall(r"^\$ (curl .*)", files("mock_portal").joinpath("README.md").read_text("utf-8"), re.MULTILINE)


def test_the_control_api_is_called_from_a_shell_as_the_readme_says(portal: MockPortal) -> None:
    assert len(CURL) > 5
    for line in CURL:
        command = shlex.split(line.replace("http://127.0.0.1:8000/", portal.url))
        ended = subprocess.run([*command, "--noproxy", "*"], capture_output=True, text=True, check=False)
        assert (ended.returncode, ended.stderr) == (0, ""), line
        if "verification" in line:
            assert "family registered" in ended.stdout

    assert httpx.get(f"{portal.control_url}/tenants/essai", verify=False).status_code == 404
