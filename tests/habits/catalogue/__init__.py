"""All habits, one module a kind."""

from tests.habits.catalogue import colours, fields, mail, names, navigation, pictures, scrolling
from tests.habits.habit import Habit

SHELVES = (
    *fields.SHELVES,
    *names.SHELVES,
    *colours.SHELVES,
    *scrolling.SHELVES,
    *navigation.SHELVES,
    *mail.SHELVES,
    *pictures.SHELVES,
)
ALL: tuple[Habit, ...] = tuple(habit for shelf in SHELVES for habit in shelf.habits)
BY_NAME = {habit.name: habit for habit in ALL}
