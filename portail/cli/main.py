"""The command line, `portail`: walks, serves, and says what is ready.

Exit status: 0 done; 1 the portal does not do what the procedure says, or a file showed a secret; 2 wrong usage;
3 the environment is not ready; 4 the document has drifted; 130 interrupted.
What a command needs is imported when it runs, so that `--help` answers at once.
"""

import re
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from portail import extras
from portail.cli import completion, french, streams
from portail.errors import PortailError, sentence_of
from portail.exit_status import INTERRUPTED, NOT_READY
from portail.project import modules
from portail.project.installed import installed_projects
from portail.wording import cli as words
from portail.wording import options

if TYPE_CHECKING:
    from portail.cli.request import Voice

french.speak()

FOLDER = click.Path(file_okay=False, path_type=Path)
LONGEST = 86_400.0
"""How long a step may be allowed to last, in seconds."""
PROJECT = click.option("--project", type=FOLDER, metavar=options.FOLDER, help=options.PROJECT_HELP)
TARGET = click.option("--target", metavar=options.TARGET, shell_complete=completion.targets, help=options.TARGET_HELP)
DESTRUCTIVE = click.option(
    "--destructive",
    metavar=options.TARGET,
    shell_complete=completion.targets,
    envvar="PORTAIL_DESTRUCTIVE",
    help=options.DESTRUCTIVE_HELP,
)
OUTPUT = click.option("--output", type=FOLDER, default="output", show_default=True, help=options.OUTPUT_HELP)
BROWSER = click.option("--browser", metavar=options.BROWSER, help=options.BROWSER_HELP)
DEVICE = click.option(
    "--device",
    default="desktop",
    show_default=True,
    metavar=options.DEVICE,
    shell_complete=completion.devices,
    help=options.DEVICE_HELP,
)
CONNECT = click.option(
    "--connect", multiple=True, metavar=options.ADDRESS, envvar="PORTAIL_CONNECT", help=options.CONNECT_HELP
)
LIMIT = click.option(
    "--limit",
    type=click.FloatRange(min=0, min_open=True, max=LONGEST),
    metavar=options.SECONDS,
    envvar="PORTAIL_LIMIT",
    help=options.LIMIT_HELP,
)
JOBS = click.IntRange(1, 64)
QUIET = click.option("--quiet", is_flag=True, help=options.QUIET_HELP)
AS_JSON = click.option("--json", "as_json", is_flag=True, help=options.JSON_HELP)


class CommandLine(click.Group):
    """The commands of the engine, and those that the projects of installed packages add (`commands.py`)."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in alphabetical order."""
        return sorted({*super().list_commands(ctx), *self._of_projects})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        return super().get_command(ctx, cmd_name) or self._of_projects.get(cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does, whole: Click would cut it off at a line."""
        commands = [(name, command) for name in self.list_commands(ctx) if (command := self.get_command(ctx, name))]
        with formatter.section(options.COMMANDS):
            formatter.write_dl([(name, _first_line(command.help or "")) for name, command in commands])

    @cached_property
    def _of_projects(self) -> dict[str, click.Command]:
        files = [folder / "commands.py" for folder in installed_projects()]
        added = [modules.load(file.parent, file) for file in files if file.is_file()]
        return {command.name: command for module in added for command in module.commands}


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0]


def _seconds(_context: click.Context, _option: click.Parameter, value: str) -> float:
    """Return the seconds of a duration that somebody wrote: `90s`, `30min`, `1h`."""
    found = DURATION.fullmatch(value.strip())
    if not found:
        raise click.BadParameter(options.not_a_duration(value))
    return float(found[1].replace(",", ".")) * UNITS[found[2]]


DURATION = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)\s*(s|min|h)")
UNITS = {"s": 1.0, "min": 60.0, "h": 3600.0}
MOST_PEOPLE = 10_000_000
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(cls=CommandLine, context_settings=CONTEXT, subcommand_metavar=options.COMMAND, help=options.PORTAIL)
@click.version_option(package_name="portail-famille", message="%(prog)s %(version)s")
def portail() -> None:
    """The whole command line."""


@portail.command(help=options.WALK)
@click.argument("procedures", nargs=-1, metavar=options.PROCEDURES, shell_complete=completion.procedures)
@PROJECT
@click.option(
    "--target",
    "targets",
    multiple=True,
    metavar=options.TARGET,
    shell_complete=completion.targets,
    help=options.TARGETS_HELP,
)
@DESTRUCTIVE
@OUTPUT
@BROWSER
@DEVICE
@click.option("--matrix", is_flag=True, help=options.MATRIX_HELP)
@CONNECT
@click.option("-j", "--jobs", type=JOBS, metavar="N", help=options.WALKS_AT_ONCE_HELP)
@click.option("--repeat", type=click.IntRange(1, 10_000), default=1, metavar="N", help=options.REPEAT_HELP)
@click.option("--fail-fast", is_flag=True, help=options.FAIL_FAST_HELP)
@click.option("--headed", is_flag=True, help=options.HEADED_HELP)
@click.option("--trace", is_flag=True, help=options.TRACE_HELP)
@click.option("--video", is_flag=True, help=options.VIDEO_HELP)
@click.option("--thorough", is_flag=True, default=None, envvar="PORTAIL_THOROUGH", help=options.THOROUGH_HELP)
@LIMIT
@QUIET
@AS_JSON
@click.option("--list", "only_list", is_flag=True, help=options.LIST_HELP)
def walk(*, quiet: bool, as_json: bool, only_list: bool, **asked: Any) -> None:
    """Walk procedures, by name or by file."""
    with extras.needed("walk"):
        from portail.cli.commands.walk import print_procedures, run
        from portail.cli.request import Request

    if asked["thorough"] and asked["video"]:
        raise click.UsageError(options.FILM_IS_OF_THE_PROCEDURE)
    if only_list:
        sys.exit(print_procedures(asked["project"]))
    sys.exit(run(Request(**asked, voice=_voice(quiet=quiet, as_json=as_json))))


def _voice(*, quiet: bool, as_json: bool) -> "Voice":
    return "json" if as_json else "quiet" if quiet else "live"


@portail.command(help=options.GUIDE)
@click.argument("procedures", nargs=-1, metavar=options.PROCEDURES, shell_complete=completion.procedures)
@PROJECT
@TARGET
@DESTRUCTIVE
@click.option("--check", is_flag=True, help=options.CHECK_HELP)
@click.option("--update", is_flag=True, help=options.UPDATE_HELP)
@click.option("--review", is_flag=True, help=options.REVIEW_HELP)
@click.option("--watch", is_flag=True, help=options.WATCH_HELP)
@OUTPUT
@BROWSER
@DEVICE
@CONNECT
@LIMIT
@QUIET
@AS_JSON
def guide(*, quiet: bool, as_json: bool, **asked: Any) -> None:
    """Check the illustrated procedure against its reference, renew or review that, or rebuild the guide."""
    with extras.needed("walk", "guide"):
        from portail.cli.commands.guide import check, update
        from portail.cli.commands.review import review
        from portail.cli.commands.watch import watch
        from portail.cli.request import Request

    tasks = {"check": check, "update": update, "review": review, "watch": watch}
    wanted = [task for name, task in tasks.items() if asked.pop(name)]
    if len(wanted) != 1:
        raise click.UsageError(options.CHOOSE_ONE_TASK)
    sys.exit(wanted[0](Request(**asked, voice=_voice(quiet=quiet, as_json=as_json))))


@portail.command(help=options.LINT)
@click.argument("files", nargs=-1, metavar=options.FILES, shell_complete=completion.procedures)
@PROJECT
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github", "gitlab"]),
    default="text",
    show_default=True,
    help=options.LINT_FORMAT_HELP,
)
@click.option("--json", "as_json", is_flag=True, help=options.LINT_JSON_HELP)
@click.option("--schema", type=click.Choice(["project", "procedure"]), help=options.SCHEMA_HELP)
@click.option("--translated", is_flag=True, help=options.TRANSLATED_HELP)
def lint(
    files: tuple[str, ...], project: Path | None, form: str, schema: str | None, *, as_json: bool, translated: bool
) -> None:
    """Tell all mistakes of procedure files and of `portail.toml`, without a walk."""
    with extras.needed("walk"):
        from portail.cli.commands.lint import keep_originals, print_schema
        from portail.cli.commands.lint import lint as lint_all

    if translated:
        sys.exit(keep_originals(files, project))
    if schema:
        sys.exit(print_schema(schema))
    sys.exit(lint_all(files, project, "json" if as_json else form))


@portail.command(help=options.RECORD)
@click.argument("url", required=False, metavar=options.OPTIONAL_ADDRESS)
@PROJECT
@click.option(
    "-o", "--file", type=click.Path(dir_okay=False, path_type=Path), metavar=options.FILE, help=options.DRAFT_HELP
)
@click.option("--lang", type=click.Choice(["fr", "en"]), default="fr", show_default=True, help=options.LANG_HELP)
@BROWSER
@click.option("--connect", metavar=options.ADDRESS, envvar="PORTAIL_CONNECT", help=options.RECORDED_BROWSER_HELP)
@click.option("--force", is_flag=True, help=options.FORCE_HELP)
def record(**asked: Any) -> None:
    """Write a draft procedure of what a person does in a window."""
    with extras.needed("walk"):
        from portail.cli.commands.record import Recording
        from portail.cli.commands.record import record as record_all

    sys.exit(record_all(Recording(**asked)))


@portail.command(help=options.PROVE)
@click.argument("procedures", nargs=-1, metavar=options.PROCEDURES, shell_complete=completion.procedures)
@PROJECT
@click.option("--target", metavar=options.TARGET, shell_complete=completion.targets, help=options.PROVED_TARGET_HELP)
@OUTPUT
@BROWSER
@DEVICE
@CONNECT
@click.option("-j", "--jobs", type=JOBS, default=2, show_default=True, metavar="N", help=options.JOBS_HELP)
@click.option("--sample", type=click.IntRange(1), metavar="N", help=options.SAMPLE_HELP)
@click.option("--floor", type=click.FloatRange(0, 100), metavar=options.PERCENT, help=options.FLOOR_HELP)
@QUIET
@click.option("--json", "as_json", is_flag=True, help=options.PROOF_JSON_HELP)
def prove(jobs: int, sample: int | None, floor: float | None, *, quiet: bool, as_json: bool, **asked: Any) -> None:
    """Break each promise of a document, and say which breach its walk notices."""
    with extras.needed("walk"):
        from portail.cli.commands.prove import Extent
        from portail.cli.commands.prove import prove as prove_all
        from portail.cli.request import Request

    request = Request(**asked, voice=_voice(quiet=quiet, as_json=as_json))
    sys.exit(prove_all(request, Extent(jobs, sample, floor)))


@portail.command(help=options.LOAD)
@click.argument("procedure", required=False, metavar=options.ONE_PROCEDURE, shell_complete=completion.procedures)
@click.option(
    "--families", "people", type=click.IntRange(1, MOST_PEOPLE), required=True, metavar="N", help=options.PEOPLE_HELP
)
@click.option("--spread", "seconds", callback=_seconds, required=True, metavar=options.DURATION, help=options.SPREAD)
@PROJECT
@TARGET
@click.option("--seed", type=int, default=1, show_default=True, metavar="N", help=options.SEED_HELP)
@click.option(
    "--pause", callback=_seconds, default="5s", show_default=True, metavar=options.DURATION, help=options.PAUSE_HELP
)
@click.option("--workers", type=click.IntRange(0, 64), default=0, metavar="N", help=options.WORKERS_HELP)
@click.option("--machines", type=click.IntRange(0, 10_000), default=0, metavar="N", help=options.MACHINES_HELP)
@click.option("--plan", type=FOLDER, metavar=options.FOLDER, help=options.PLAN_HELP)
@click.option("--browsers", type=click.IntRange(0, 16), default=0, metavar="N", help=options.BROWSERS_HELP)
@click.option("--web", "web_port", type=click.IntRange(1, 65535), metavar="PORT", help=options.WEB_HELP)
@click.option("--fail-if", multiple=True, metavar=options.EXPRESSION, help=options.FAIL_IF_HELP)
@click.option("--output", type=FOLDER, default="output/load", show_default=True, help=options.LOAD_OUTPUT_HELP)
@QUIET
@click.option("--json", "as_json", is_flag=True, help=options.LOAD_JSON_HELP)
def load(
    *,
    workers: int,
    machines: int,
    plan: Path | None,
    browsers: int,
    web_port: int | None,
    fail_if: tuple[str, ...],
    output: Path,
    quiet: bool,
    as_json: bool,
    **asked: Any,
) -> None:
    """Let many people follow a procedure at once, and report what they waited."""
    with extras.needed("walk", "load"):
        from portail.cli.commands.load import Order
        from portail.cli.commands.load import load as let_come
        from portail.load.day import Wanted
        from portail.load.locust_process import Manner

    if machines and not plan:
        raise click.UsageError(options.MACHINES_NEED_A_PLAN)
    voice = _voice(quiet=quiet, as_json=as_json)
    manner = Manner(workers, machines, web_port, is_quiet=voice != "live")
    sys.exit(let_come(Wanted(**asked), Order(manner, output, fail_if, voice, plan, browsers)))


@portail.command(help=options.DOCTOR)
@PROJECT
@click.option("--target", metavar=options.TARGET, shell_complete=completion.targets, help=options.EXAMINED_TARGET_HELP)
@BROWSER
@click.option("--determinism", is_flag=True, help=options.DETERMINISM_HELP)
@QUIET
@click.option("--json", "as_json", is_flag=True, help=options.FINDINGS_JSON_HELP)
def doctor(browser: str | None, *, quiet: bool, as_json: bool, **asked: Any) -> None:
    """Say what is ready and what is missing."""
    with extras.needed("walk"):
        from portail.cli.commands.doctor import examine

    sys.exit(examine(browser, **asked, voice=_voice(quiet=quiet, as_json=as_json)))


@portail.command(help=options.INIT)
@click.argument("folder", type=FOLDER, metavar=options.FOLDER)
def init(folder: Path) -> None:
    """Write a small project that works."""
    from portail.cli.commands.init import init as write_project

    sys.exit(write_project(folder))


@portail.command(help=options.MERGE)
@click.argument("folders", nargs=-1, required=True, type=FOLDER, metavar=options.FOLDERS)
@click.option("--output", type=FOLDER, default="output", show_default=True, help=options.REPORT_OUTPUT_HELP)
@QUIET
@click.option("--json", "as_json", is_flag=True, help=options.MERGED_JSON_HELP)
def merge(folders: tuple[Path, ...], output: Path, *, quiet: bool, as_json: bool) -> None:
    """Write one report of the walks of several machines."""
    from portail.cli.commands.merge import merge as merge_all

    sys.exit(merge_all(folders, output, _voice(quiet=quiet, as_json=as_json)))


def main() -> None:
    """Run the command line; an error that we know ends it with one sentence and its exit status."""
    streams.ready()
    try:
        sys.exit(portail.main(standalone_mode=False))
    except PortailError as error:
        click.echo(words.ended_by(str(error)), err=True)
        sys.exit(error.exit_status)
    except OSError as error:
        click.echo(words.ended_by(sentence_of(error)), err=True)
        sys.exit(NOT_READY)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(INTERRUPTED)
