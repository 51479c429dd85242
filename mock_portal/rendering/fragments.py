"""A cache for parts of pages: `{% cached key, … %} … {% endcached %}` in a template."""

from collections.abc import Callable, Hashable

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

MOST = 2048
"""The number of parts at which the cache is emptied: simpler than dropping the oldest."""


class Fragments(Extension):
    """Caches parts by their line in the template and their keys; a part must depend on nothing but its keys."""

    tags = {"cached"}  # noqa: RUF012 - as the class above declares it

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._made: dict[Hashable, str] = {}

    def parse(self, parser: Parser) -> nodes.Node:
        """Read the tag, its keys and what stands in it."""
        line = next(parser.stream).lineno
        keys = [parser.parse_expression()]
        while parser.stream.skip_if("comma"):
            keys.append(parser.parse_expression())
        body = parser.parse_statements(("name:endcached",), drop_needle=True)
        place = nodes.Const(f"{parser.name}:{line}")
        call = self.call_method("_part", [nodes.Tuple([place, *keys], "load")])
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _part(self, keys: Hashable, caller: Callable[[], str]) -> str:
        if (part := self._made.get(keys)) is None:
            if len(self._made) >= MOST:
                self._made.clear()
            part = self._made[keys] = caller()
        return part
