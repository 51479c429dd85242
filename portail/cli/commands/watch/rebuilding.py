"""Rebuilds guides each time their procedures are saved, or what these show of other files."""

import time
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import click
from watchfiles import Change
from watchfiles import watch as changes_in

from portail.actions.step_plan import plan_of
from portail.browser.device import named
from portail.cli.batch import report_left_out, walk_all
from portail.cli.commands.watch.page import WatchPage
from portail.cli.interruption import Interrupted, heed_ctrl_c
from portail.cli.request import Request
from portail.cli.staleness import reason_to_walk
from portail.cli.walk_plan import plan
from portail.errors import PortailError, WrongUsage, sentence_of
from portail.output import formats
from portail.procedure import parser
from portail.procedure.front_matter import FENCE, id_of
from portail.procedure.procedure import Procedure
from portail.project.discovery import Projects, publisher_of
from portail.run_record import run
from portail.run_record.run import Run
from portail.run_record.summary import failure_paragraph
from portail.target.target_file import TargetFile
from portail.target.urls import without_userinfo
from portail.walk import bound_procedure
from portail.wording import cli as words
from portail.wording.reports import seconds

PAUSE = 200
"""How long the watch listens before it looks up, in milliseconds."""
Done = tuple[tuple[object, ...], ...]
"""What the words of a procedure do, each action by what it is, does it to, and with which value."""


def watch(request: Request) -> int:
    """Rebuild the guides each time a procedure file is saved, and show them on a page, until Ctrl-C; return the status.

    Raises:
        WrongUsage: there is no procedure by that name.
    """
    files = [_file(request.projects, name) for name in request.names]
    heed_ctrl_c()
    with suppress(KeyboardInterrupt, Interrupted):
        _rebuild_at_each_change(files, request)
    click.echo(words.WATCH_ENDS)
    return 0


def _file(projects: Projects, name: str) -> Path:
    file = projects.file_of(name)
    if not file.is_file():
        raise WrongUsage(words.no_such_file(str(file)))
    return file.resolve()


def _rebuild_at_each_change(files: Collection[Path], request: Request) -> None:
    output = request.output.resolve()

    def is_watched(_: Change, name: str) -> bool:
        return _is_part_of(Path(name), files) and not Path(name).is_relative_to(output)

    # A folder is watched and not the file: editors save by putting another file in its place. The first guide is made
    # when the watch has begun, so that nothing saved meanwhile is missed.
    folders = {file.parent for file in files}
    to_do = set(files)
    with WatchPage([id_of(file) for file in files]) as page:
        rebuilding = _Rebuilding(request, page)
        click.echo(words.watch_begins(page.address))
        for changed in changes_in(*folders, watch_filter=is_watched, rust_timeout=PAUSE, yield_on_timeout=True):
            saved = {Path(name) for _, name in changed}
            # A fragment, or a picture, may stand in any of them.
            for file in sorted(to_do | saved if saved <= set(files) else files):
                rebuilding.rebuild(file)
            to_do.clear()


def _is_part_of(path: Path, files: Collection[Path]) -> bool:
    """Return whether a file is a procedure, or may be a fragment or a picture of one."""
    if path in files:
        return True
    folders = {file.parent for file in files if path.is_relative_to(file.parent)}
    return path.suffix in {".md", ".png"} and any(
        not _is_of_another(path, folder, path.relative_to(folder).parts) for folder in folders
    )


def _is_of_another(path: Path, folder: Path, parts: Sequence[str]) -> bool:
    """Return whether a file is another procedure, or belongs to the reference of one."""
    if len(parts) > 1:
        return (folder / f"{parts[0].partition('@')[0]}.md").is_file()
    return path.suffix == ".md" and path.is_file() and path.read_bytes().lstrip().startswith(FENCE.encode())


class _Rebuilding:
    """Rebuilds guides one after the other; knows what was done when each was walked."""

    def __init__(self, request: Request, page: WatchPage) -> None:
        self._request = request
        self._page = page
        self._done: dict[Path, Done] = {}

    def rebuild(self, file: Path) -> None:
        """Rebuild a guide, and show it or what hinders it."""
        self._page.work(id_of(file))
        if mistake := self._rebuilt(file):
            click.echo(mistake, err=True)
            self._page.say(id_of(file), mistake)

    def _rebuilt(self, file: Path) -> str:
        """Rebuild a guide and show it; return why it is not rebuilt, where it is not."""
        started = time.monotonic()
        try:
            procedure = parser.load(file)
            record = self._record(procedure, file)
            if record.verdict == "passed":
                self._write(procedure, record)
        except PortailError as error:
            return f"{error}"
        except OSError as error:
            return words.of(file.name, sentence_of(error))
        if (failed := record.failed_step) and failed.error:
            return words.of(procedure.id, failure_paragraph(failed, failed.error))
        self._show(procedure, file, seconds(round((time.monotonic() - started) * 1000)))
        return ""

    def _write(self, procedure: Procedure, record: Run) -> None:
        request, folder = self._request, self._request.output / procedure.id
        publisher = publisher_of(request.projects, procedure.path, _target(request))
        report_left_out(formats.write(procedure, record, folder, publisher=publisher, filmed=request.video))

    def _show(self, procedure: Procedure, file: Path, took: str) -> None:
        folder = self._request.output / procedure.id
        guides = formats.written(folder)
        first = next(iter(guides), folder)  # a project may want no guide at all
        click.echo(words.guide_rebuilt(procedure.id, took, str(first)))
        if shown := next((guide for guide in guides if guide.suffix == ".html"), None):
            self._page.show(id_of(file), shown)
        else:
            self._page.say(id_of(file), words.WATCH_HAS_NO_PAGE)

    def _record(self, procedure: Procedure, file: Path) -> Run:
        """Return the record of the last walk, or, where that does not serve, of a new one."""
        request, folder = self._request, self._request.output / procedure.id
        asked = replace(request, procedures=(str(file),))
        reason = reason_to_walk(procedure, folder, named(request.device), _portal(asked))
        done = _done_in(procedure, request.projects)
        if reason is None and self._does_otherwise(file, done, folder):
            reason = words.OTHER_ACTIONS
        self._done[file] = done
        if reason is None:
            return run.read(folder)
        click.echo(words.walked_anew(procedure.id, reason))
        ((_, record),) = walk_all(asked)
        return record

    def _does_otherwise(self, file: Path, done: Done, folder: Path) -> bool:
        """Return whether the words of a procedure do something else than when it was walked, where that is known."""
        if file in self._done:
            return self._done[file] != done
        return bool(done) and file.stat().st_mtime > (folder / run.FILE_NAME).stat().st_mtime


def _done_in(procedure: Procedure, projects: Projects) -> Done:
    """Return what the words of a procedure do, in the steps that nobody has written in Python."""
    coded = bound_procedure.steps_of(projects, procedure)
    steps = (step for step in procedure.steps if not coded or step.id not in coded[0])
    actions = (action for step in steps for action in plan_of(procedure, step).actions)
    return tuple((each.act, each.name, each.value, each.kind, each.optional) for each in actions)


def _portal(request: Request) -> str | None:
    """Return the address of the portal, where it is not one that the project shapes."""
    described = _target(request)
    return without_userinfo(described.base_url) if described and not described.control else None


def _target(request: Request) -> TargetFile | None:
    return plan(request)[0].target
