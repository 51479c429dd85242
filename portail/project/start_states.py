"""Start states: how the portal of a project is brought to where a procedure begins."""

from collections.abc import Callable, Mapping
from types import ModuleType
from typing import TypeVar

from portail.target.target import Target

StartState = Callable[[Target], Target | None]
F = TypeVar("F", bound=StartState)
NAME = "_portail_start_state"


def start_state(name: str) -> Callable[[F], F]:
    """Mark a function of `start.py` as the one that brings the portal to a start state.

    The function is called before each walk whose steps begin there (`Steps(begins=name)`). It gets the target, and
    returns the one that is walked on, or `None` where that is the same.

    Args:
        name: what `Steps(begins=…)` calls the state.
    """

    def mark(function: F) -> F:
        setattr(function, NAME, name)
        return function

    return mark


def start_states_of(module: ModuleType) -> Mapping[str, StartState]:
    """Return the functions of a module that are marked as start states, by the names of the states."""
    functions = (value for value in vars(module).values() if callable(value))
    return {name: function for function in functions if (name := getattr(function, NAME, None))}
