"""This project's procedures, found as the command line finds them."""

from pathlib import Path

from portail.procedure.procedure import Procedure
from portail.project.discovery import Projects
from portail.walk import bound_procedure
from portail.walk.bound_procedure import BoundProcedure

PROJECTS = Projects()
PROJECT = next(project for project in PROJECTS.installed if project.name == "portail-famille")
PROCEDURES = PROJECT.folder / PROJECT.procedures
NAMES = PROJECT.procedure_names
FIRST = "premiere-connexion"


def load(name: str) -> BoundProcedure:
    """Return a procedure with its steps, by its name or by the path of its file."""
    return bound_procedure.load(PROJECTS, name)


def bind(procedure: Procedure) -> BoundProcedure:
    """Return a procedure with its steps."""
    return bound_procedure.bind(PROJECTS, procedure)


def file_of(name: str) -> Path:
    """Return the file of a procedure."""
    return PROJECT.procedure_file(name)
