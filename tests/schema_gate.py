"""Schemathesis as a gate: a server takes what its description admits, refuses what it does not, answers as described.

The application is asked within this process, for the boundaries of each schema and for some random values. They are the
same at each run, and others with another number in the environment as ``SCHEMA_GATE_SEED``: the gate holds for any.
"""

import os
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any, cast

import schemathesis
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.hypothesis.builder import HypothesisTestConfig, HypothesisTestMode, create_test
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    positive_data_acceptance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.types import ASGIApp, Receive, Scope, Send

URL = "http://127.0.0.1:1"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    positive_data_acceptance,
    negative_data_rejection,
]
BOUNDED = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), database=None)
SEED = int(os.environ.get("SCHEMA_GATE_SEED", "0"))
OFFSETS = st.integers(-839, 839).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31), timezones=OFFSETS)
# Among the dates of all years, hardly one would be of those that a pattern admits.
schemathesis.openapi.format("date-time", MOMENTS.map(datetime.isoformat))
schemathesis.openapi.format("date", st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(str))


class Gate:
    """A description, of which each operation is examined.

    Args:
        description: in OpenAPI.
        app: the application that is described.
        below: the path below which it stands.
    """

    def __init__(self, description: dict[str, Any], app: ASGIApp, below: str = "") -> None:
        self._schema = schemathesis.openapi.from_dict(description, config=SchemathesisConfig())
        self._schema.config.generation.update(modes=[GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
        self._app = app
        self._below = below
        self._answered = 0

    def examine(self, operation: str, prepare: Callable[["schemathesis.Case[Any]"], None]) -> int:
        """Ask for an operation, by its method and its path, and return how many answers there were, all as described.

        `prepare` brings a case to what exists.

        The requests are made here, not by schemathesis' own decorator: that makes them in every process that collects
        the test.
        """
        method, _, path = operation.partition(" ")

        def ask(case: "schemathesis.Case[Any]") -> None:
            was_wrong = _is_wrong(case)
            prepare(case)
            # To JSON Schema a format is a word: no value breaks one, and a case made wrong elsewhere need not keep it.
            if was_wrong and (not _is_wrong(case) or _breaks_a_format(case)):
                return
            case.call_and_validate(base_url=f"{URL}{self._below}", app=self._requests_alone, checks=CHECKS)

        before, described = self._answered, self._schema[path][method]
        config = HypothesisTestConfig(self._schema.config, list(HypothesisTestMode), settings=BOUNDED, seed=SEED)
        create_test(operation=described, test_func=ask, config=config)()
        return self._answered - before

    async def _requests_alone(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._app(scope, receive, send)
            self._answered += 1


def _is_wrong(case: "schemathesis.Case[Any]") -> bool:
    return bool(case.meta and case.meta.generation.mode.is_negative)


def _breaks_a_format(case: "schemathesis.Case[Any]") -> bool:
    mutations = getattr(case.meta.phase.data, "mutations", ()) if case.meta else ()
    return any("format" in mutation.keywords for mutation in mutations)


def operations(description: dict[str, Any]) -> list[str]:
    """Return every operation by its method and its path."""
    return [
        f"{method.upper()} {path}"
        for path, methods in description["paths"].items()
        for method in methods
        if method != "parameters"
    ]


def set_path(case: "schemathesis.Case[Any]", **values: object) -> None:
    """Let a case be about things that exist, where it is not about addresses that cannot be."""
    if case.meta and not case.meta.is_negative_at(ParameterLocation.PATH):
        case.path_parameters.update({name: value for name, value in values.items() if name in case.path_parameters})


def limit(values: object, name: str, most: float, instead: float) -> None:
    """Ask for less of what takes time: a number from `instead` to `most` becomes `instead`."""
    value = values.get(name) if isinstance(values, dict) else None
    if re.fullmatch(r"\d+(\.\d+)?", str(value)) and instead <= float(value or 0) <= most:
        cast("dict[str, float]", values)[name] = instead
