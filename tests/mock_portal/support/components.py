"""The parts of a portal without a server, on a database in memory."""

from collections.abc import Iterator
from contextlib import contextmanager

from mock_portal.components import Components, build_components
from mock_portal.settings import Settings
from mock_portal.storage.store import Store
from mock_portal.towns.town_file import read_towns


@contextmanager
def components(smtp_port: int = 9) -> Iterator[Components]:
    """The parts of a portal whose mail server would be at this port of the machine."""
    store = Store()
    settings = Settings(("127.0.0.1", smtp_port), "http://127.0.0.1:1/", "http://127.0.0.1:2/", "http://127.0.0.1:1/")
    try:
        yield build_components(settings, store, read_towns())
    finally:
        store.close()
