"""The mistakes of a procedure file: of its grammar, of its words that act, and of what it says against its code."""

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from portail.errors import FileError, ProcedureError, WrongUsage
from portail.lint.finding import Finding, of
from portail.lint.letters import letters_lacking
from portail.lint.translations import lags_of, original_of, structural_lags
from portail.lint.values import unknown_in_words, unknown_values
from portail.procedure import parser
from portail.procedure.front_matter import id_of
from portail.procedure.procedure import Procedure
from portail.project.discovery import Projects
from portail.walk import bound_procedure
from portail.walk.by_words.steps import WordSteps, steps_by_words
from portail.wording import lint as words
from portail.wording import project as project_words


def mistakes_in(file: Path, projects: Projects) -> list[Finding]:
    """Return all mistakes of a procedure file, in the order of its lines."""
    procedure, mistakes = parser.read(file)
    found = [of(mistake, "procedure") for mistake in mistakes]
    if procedure:
        lines = {(mistake.path, mistake.line) for mistake in mistakes}
        further = _of_words(procedure, projects) if mistakes else _of_steps(procedure, projects)
        found += _of_name(procedure)
        found += (
            each for each in further if (each.path, each.line) not in lines
        )  # one slip makes no other of the same line
        found += letters_lacking(procedure, next(projects.owners_of(procedure.path)).publisher)
        found += lags_of(procedure, _coded(procedure, projects))
    return sorted(dict.fromkeys(found), key=lambda each: (each.path, each.line, each.column))


def translations_in(files: Iterable[Path]) -> list[Path]:
    """Return the translations among some files."""
    return [file for file in files if file.suffix == ".md" and _translated(file)[1]]


def looked_through(file: Path, projects: Projects) -> tuple[Procedure, Procedure, list[Finding]]:
    """Return a translation, its original, and what it has left to follow: mistakes, names, pictures, actions.

    Raises:
        WrongUsage: the file is no translation.
    """
    translation, original = _translated(file)
    if translation is None or original is None:
        raise WrongUsage(words.no_translation(str(file)))
    mistakes = [of(mistake, "procedure") for mistake in parser.read(file)[1]]
    lags = structural_lags(original, translation, _coded(translation, projects))
    return translation, original, [*mistakes, *lags]


def _translated(file: Path) -> tuple[Procedure | None, Procedure | None]:
    procedure = parser.read(file)[0]
    return procedure, original_of(procedure) if procedure else None


def _of_name(procedure: Procedure) -> Iterator[Finding]:
    """Yield that the id is not the name of the file, by which the procedure is walked."""
    expected, line = id_of(procedure.path), procedure.header_lines.get("id")
    if line and expected not in {"", procedure.id}:
        yield Finding("procedure", procedure.path, line, 1, *words.not_the_name_of_the_file(procedure.id, expected))


def _of_steps(procedure: Procedure, projects: Projects) -> Iterator[Finding]:
    """Yield where the document, its words and its code do not go together."""
    try:
        bound = bound_procedure.bind(projects, procedure)
        begins, known = bound.steps.begins, bound.project.start_states
    except ProcedureError as error:
        yield from (of(each, "words" if error.also else "steps") for each in (error, *error.also))
    except FileError as error:
        yield of(error, "steps")
    else:
        by_words = _by_words(procedure, bound.python)
        yield from unknown_values(procedure, by_words, bound.project)
        yield from unknown_in_words(procedure, by_words, bound.project)
        if procedure.begins and known and begins not in known:
            line = procedure.header_lines["begins"]
            problem = project_words.unknown_start_state(procedure.begins, list(known))
            yield Finding(
                "steps", procedure.path, line, 1, problem, project_words.write_the_start_state(procedure.begins)
            )


def _coded(procedure: Procedure, projects: Projects) -> Container[str]:
    """Return the steps that are walked by Python; none where it cannot be imported, which is told by itself."""
    try:
        coded = bound_procedure.steps_of(projects, procedure)
    except FileError:
        return ()
    return coded[0] if coded else ()


def _of_words(procedure: Procedure, projects: Projects) -> Iterator[Finding]:
    """Yield what begins like an action and is none, where the grammar has mistakes already."""
    try:
        coded = bound_procedure.steps_of(projects, procedure)
    except FileError as error:
        yield of(error, "steps")
        return
    by_words = _by_words(procedure, coded[0] if coded else {})
    yield from (of(mistake, "words") for mistake in by_words.mistakes)


def _by_words(procedure: Procedure, coded: Container[str]) -> WordSteps:
    return steps_by_words(procedure, [step.id for step in procedure.steps if step.id not in coded])
