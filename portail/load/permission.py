"""Where many people may come at once: nowhere but where that is allowed by name."""

from collections.abc import Iterator

from portail.errors import WrongUsage
from portail.load.script import Script
from portail.target.tables.load_table import LoadTable, host_of
from portail.target.target_file import TargetFile
from portail.wording import load as words


def check_permission(script: Script, described: TargetFile | None) -> None:
    """Check that a procedure may be loaded on a target; `None`: on the project's own portal.

    Raises:
        WrongUsage: its host is not allowed by name, the procedure pays or resets, or people without a browser do not
            come in there.
    """
    if described is None:
        return
    if script.bound.steps.destroys and not described.control:
        raise WrongUsage(words.pays(script.bound.id, script.bound.steps.destroys))
    check_host(described.load, described.base_url)
    if unsupported := list(_unsupported(described)):
        raise WrongUsage(words.unsupported(unsupported))


def check_host(table: LoadTable, url: str) -> None:
    """Check that the host of an address may be loaded.

    Raises:
        WrongUsage: it is not allowed by name.
    """
    if not table.allows(url):
        raise WrongUsage(words.not_allowed(host_of(url)))


def hosts_of(table: LoadTable, *urls: str) -> tuple[str, ...]:
    """Return the hosts of those addresses that may be loaded."""
    return tuple(dict.fromkeys(host_of(url) for url in urls if table.allows(url)))


def _unsupported(described: TargetFile) -> Iterator[str]:
    if described.browser.proxy:
        yield "[browser] proxy"
    if described.browser.storage_state:
        yield "[browser] storage_state"
    if described.before.steps:
        yield "[before]"
