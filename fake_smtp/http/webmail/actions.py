"""What the forms of the webmail do: each handler acts, and redirects to the page that shows it."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...content.tags import clean_tags
from ...mailbox.mailbox import Mailbox
from ...store.condition import Condition, has_id
from ..backend import HttpBackend, mailbox_path
from .forms import read_form

_SEE_OTHER = 303


class Actions:
    """The handlers of the forms."""

    def __init__(self, backend: HttpBackend) -> None:
        self._backend = backend

    async def act(self, request: Request) -> Response:
        """Mark, delete or tag the messages that are chosen in the list, and show the same list."""
        form = await read_form(request)
        act = _ACTS.get(form.one("act"))
        if act and form.all("id"):
            mailbox = self._backend.mailbox_of(request)
            await run_in_threadpool(act, mailbox, has_id(*form.all("id")), form.one("tag"))
        query = form.one("list")
        return RedirectResponse(f"{base_path(request)}/{query if query.startswith('?') else ''}", _SEE_OTHER)

    async def tag(self, request: Request) -> Response:
        """Replace the tags of one message, and show it."""
        mailbox, message_id = self._backend.mailbox_of(request), request.path_params["id"]
        tags = clean_tags((await read_form(request)).one("tags").split(","))
        await run_in_threadpool(mailbox.set_tags, has_id(message_id), tags)
        return RedirectResponse(f"{base_path(request)}/messages/{message_id}", _SEE_OTHER)

    def mark_unread(self, request: Request) -> Response:
        """Mark one message as unread, and show the inbox."""
        self._backend.mailbox_of(request).mark_read(has_id(request.path_params["id"]), read=False)
        return RedirectResponse(base_path(request) + "/", _SEE_OTHER)

    def delete(self, request: Request) -> Response:
        """Delete one message, and show the inbox."""
        self._backend.mailbox_of(request).delete(has_id(request.path_params["id"]))
        return RedirectResponse(base_path(request) + "/", _SEE_OTHER)

    def delete_all(self, request: Request) -> Response:
        """Clear the mailbox, and show the inbox."""
        self._backend.mailbox_of(request).clear()
        return RedirectResponse(base_path(request) + "/", _SEE_OTHER)


def base_path(request: Request) -> str:
    """Return the path of the inbox of the requested mailbox, without a slash at the end."""
    root: str = request.app.state.root
    return root + mailbox_path(request)


def _add_tag(mailbox: Mailbox, chosen: Condition, tag: str) -> None:
    for summary in mailbox.summaries(chosen):
        mailbox.set_tags(has_id(summary.id), clean_tags([*summary.tags, *tag.split(",")]))


_ACTS: dict[str, Callable[[Mailbox, Condition, str], object]] = {
    "read": lambda mailbox, chosen, _: mailbox.mark_read(chosen),
    "unread": lambda mailbox, chosen, _: mailbox.mark_read(chosen, read=False),
    "delete": lambda mailbox, chosen, _: mailbox.delete(chosen),
    "tag": _add_tag,
}
