"""Where a mailbox stands among the addresses."""

from urllib.parse import quote

from starlette.requests import Request


def mailbox_path(request: Request) -> str:
    """Return what stands before the paths of the mailbox that the request is about: nothing for the whole one."""
    name = request.path_params.get("mailbox", "")
    return f"/mailboxes/{quote(name)}" if name else ""
