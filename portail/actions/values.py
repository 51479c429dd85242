"""Values in braces: what was noted before, `[values]` of the target, what is known of the person."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from portail.actions.action import Action
from portail.actions.language import known, language, named_alike
from portail.procedure.matching import same
from portail.target.target import Target

BRACES = re.compile(r"\{([^{}]+)\}")
CHOSEN = "new_password"
"""What the person chooses: its first use writes it down."""
PASSWORDS = frozenset({"password", CHOSEN})


@lru_cache
def of_the_person(name: str) -> str | None:
    """Return the attribute of the person that a name of a document means: `email`, `username`, `password` …"""
    return next((key for code in known() if (key := named_alike(name, language(code).person))), None)


def secret_named(name: str) -> str | None:
    """Return the password that a name of a document means, `password` or `new_password`; `None` where it means none."""
    attribute = of_the_person(name)
    return attribute if attribute in PASSWORDS else None


def called(action: Action) -> str:
    """Return under which name an action notes what it reads."""
    return action.value.strip("{} ") or action.name


def needs(actions: Iterable[Action]) -> Mapping[str, Action]:
    """Return the names that must be known before the walk, as no action has noted them, each with its first use."""
    noted: list[str] = []
    needed: dict[str, Action] = {}
    for action in actions:
        where = action.within.name if action.within else ""
        for name in BRACES.findall(f"{action.name} {where} {'' if action.act == 'note' else action.value}"):
            if not any(same(name, other) for other in noted):
                needed.setdefault(of_the_person(name) or name.strip(), action)
        if action.act == "note":
            noted.append(called(action))
    return needed


def value_of(target: Target, name: str) -> str | None:
    """Return what a target says under a name, in `[values]` or of the person; `None` or nothing where it does not."""
    own = next((value for key, value in target.values.items() if same(key, name)), None)
    attribute = of_the_person(name)
    return own or (getattr(target.person, attribute) if attribute else None)


def as_shown(notes: Mapping[str, object], values: Mapping[str, str]) -> dict[str, str]:
    """Return what stands on the screen for each name in braces, as substitutions of what the document says."""
    noted = {name: value for name, value in notes.items() if isinstance(value, str)}
    return {f"{{{name}}}": re.escape(value) for name, value in {**values, **noted}.items()}
