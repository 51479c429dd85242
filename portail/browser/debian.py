"""Debian's packages, where this user may install them."""

import os
import shutil
import subprocess

from portail.browser.install_lock import turn


def may_install() -> bool:
    """Return whether packages can be installed: on a Debian, as root."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def install(*packages: str) -> bool:
    """Install the packages, silently; return whether that worked."""
    with turn():
        _apt_get("update")  # fails where one of the sources is away; the packages may come from another
        return _apt_get("install", "--yes", *packages)


def _apt_get(*arguments: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(["apt-get", *arguments], env=environment, capture_output=True, check=False).returncode == 0
