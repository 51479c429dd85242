"""Puts habits together that change other places of the same screens: one walk is enough for all of them."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tests.habits.habit import Edit, Habit
from tests.habits.portal import SCREENS, UnknownSwitch, screen

NAMED = re.compile(r"""\bid="?(\w+)|\b(?:const|let|function) (\w+)|\bclass="([\w-]+)"|@keyframes (\w+)""")
"""What a piece of a page names: two habits that name alike would spoil each other."""


MOST_TOGETHER = 8
"""How many there are in a group at most: one that fails is played habit by habit."""
OPENED = re.compile(r"<(?!(?:img|input|br|meta)\b)[a-z]")


class Span(NamedTuple):
    """A piece of a screen that a habit changes, or relies on; an empty one is a place where it adds something."""

    screen: str
    begins: int
    ends: int

    def meets(self, other: "Span") -> bool:
        """Return whether two habits cannot both have their way here."""
        if self.screen != other.screen:
            return False
        return self.begins < other.ends and other.begins < self.ends


def groups(habits: Iterable[Habit]) -> Iterator[list[Habit]]:
    """Put as many habits into each group as are in effect together; one that breaks something stays alone."""
    open_groups: list[list[Habit]] = []
    for habit in habits:
        group = next((each for each in open_groups if _goes_with(habit, each)), None)
        if group is None:
            open_groups.append([habit])
        else:
            group.append(habit)
    yield from open_groups


def _goes_with(habit: Habit, group: list[Habit]) -> bool:
    return len(group) < MOST_TOGETHER and all(_are_apart(habit, each) for each in group) and _fits([*group, habit])


def _are_apart(one: Habit, other: Habit) -> bool:
    if one.procedure != other.procedure or one.breaks or other.breaks:
        return False
    if (one.acts_on and one.acts_on == other.acts_on) or (one.others and other.others):
        return False
    if _names(one) & _names(other) or _rewrites(one, other) or _rewrites(other, one):
        return False
    return not any(mine.meets(its) for mine in _spans(one) for its in _spans(other))


def _rewrites(one: Habit, other: Habit) -> bool:
    """Return whether one would change what the other adds, too: a screen is edited wherever a piece stands."""
    added = ((edit.screen, part) for edit in other.edits for part in edit.new.split(edit.old))
    return any(edit.screen == screen and edit.old in part for screen, part in added for edit in one.edits)


def _names(habit: Habit) -> set[str]:
    found = (match for edit in habit.edits for match in NAMED.finditer(edit.new) if match[0] not in edit.old)
    return {name for match in found for name in match.groups() if name}


def _spans(habit: Habit) -> list[Span]:
    letter = [Span("letter", 0, len(_as_it_is("letter")))] if habit.plain else []
    return letter + [span for edit in habit.edits for span in _spans_of(edit)]


def _spans_of(edit: Edit) -> Iterator[Span]:
    """Yield where the screen is changed; what depends on another change of the same habit takes all of the screen."""
    html = _as_it_is(edit.screen)
    if edit.old not in html:
        yield Span(edit.screen, 0, len(html))
    for found in re.finditer(re.escape(edit.old), html):
        begins, ends = found.span()
        if edit.new.startswith(edit.old) and _is_whole(edit.new.removeprefix(edit.old)):
            yield Span(edit.screen, ends, ends)
        elif edit.new.endswith(edit.old) and _is_whole(edit.new.removesuffix(edit.old)):
            yield Span(edit.screen, begins, begins)
        else:
            yield Span(edit.screen, begins, ends)


def _is_whole(html: str) -> bool:
    """Return whether a piece stands beside others whatever they are: it opens and closes its own elements alone."""
    closed = html.count("</") + html.count("/>")
    return html.startswith("<") and html.endswith(">") and len(OPENED.findall(html)) == closed


def _as_it_is(name: str) -> str:
    return SCREENS.joinpath(f"{name}.html").read_text(encoding="utf-8")


def _fits(group: list[Habit]) -> bool:
    try:
        for name in {edit.screen for habit in group for edit in habit.edits}:
            screen("+".join(habit.name for habit in group), name)
    except UnknownSwitch:
        return False
    return True
