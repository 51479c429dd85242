"""The words in which a language says what a person does: `languages/<code>.toml`, compiled."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from portail.actions.action import Act
from portail.actions.placeholders import NAME, VALUE
from portail.files import toml
from portail.procedure.matching import same
from portail.procedure.roles import IF_IT_APPEARS

FOLDER = Path(__file__).with_name("languages")
PIECE = re.compile(r"\(\?&(\w+)\)")
SIGN = re.compile(r"(?<![\w\\<])[NV](?!\w)")
KINDS = ("button", "link", "tab", "checkbox")


@dataclass(frozen=True)
class Form:
    """One way to go on after a verb: `lead` is what must stand before it, where the thing is named first."""

    act: Act
    after: re.Pattern[str]
    lead: re.Pattern[str] | None = None


@dataclass(frozen=True)
class Verb:
    """A verb in all its forms, and the ways to go on after it; one without ways is refused where it names a thing."""

    name: str
    spoken: re.Pattern[str]
    alone: re.Pattern[str]
    """Its forms that stand without a subject."""
    forms: tuple[Form, ...]
    nearest: tuple[str, ...] = ()
    """The keys of `said` among which the nearest form is looked for; none: all."""
    tells: bool = False
    """Whether it only tells of something, where it names nothing."""
    by_hand: bool = False
    """Whether it is done by hand; other things, a link may do as well as a person: open something, send it."""
    of_people_alone: re.Pattern[str] | None = None
    """What follows where nothing but a person does so, whatever it is done to: click."""


UNKNOWN = Verb("", re.compile(""), re.compile(""), (), ("press", "type", "choose", "tick"), tells=True)


@dataclass(frozen=True)
class Language:
    """What a language says of actions: its verbs, and the small words around them, as expressions.

    `said` is a sentence for each action, `pressed` one for each kind of thing that is pressed, `places` what
    is added where a thing stands in a row, or in a part of the screen. `by_another` and
    `another_may` find what somebody else does by hand, `of_the_screen` begins with a thing that any screen has.
    """

    code: str
    said: Mapping[str, str]
    pressed: Mapping[str, str]
    places: Mapping[str, str]
    sample: str
    verbs: tuple[Verb, ...]
    with_subject: re.Pattern[str]
    with_pronoun: re.Pattern[str]
    by_another: re.Pattern[str]
    another_may: re.Pattern[str]
    without_subject: re.Pattern[str]
    any_word_with_subject: re.Pattern[str]
    any_imperative: re.Pattern[str]
    unknown_imperative: re.Pattern[str]
    after_another: re.Pattern[str]
    unknown: re.Pattern[str]
    telling: re.Pattern[str]
    of_the_screen: re.Pattern[str]
    of_the_screen_near: re.Pattern[str]
    place: re.Pattern[str]
    counted: re.Pattern[str]
    within: re.Pattern[str]
    acting: re.Pattern[str]
    and_then: re.Pattern[str]
    goes_on: re.Pattern[str]
    ends: re.Pattern[str]
    phrase_ends: re.Pattern[str]
    loose_end: re.Pattern[str]
    relative: re.Pattern[str]
    relative_before: re.Pattern[str]
    no_noun_before: re.Pattern[str]
    condition: re.Pattern[str]
    condition_before: re.Pattern[str]
    condition_after: re.Pattern[str]
    lone_condition: re.Pattern[str]
    if_it_appears: re.Pattern[str]
    manner: re.Pattern[str]
    person: Mapping[str, Sequence[str]]

    def verb(self, found: re.Match[str]) -> Verb:
        """Return the verb of which a form has been found; one without ways to go on where it is none.

        Without a subject, a participle is none of the verb that acts: « Clicking `X` opens a page ».
        """
        alone, said = found.re is self.without_subject, found["verb"]
        return next((verb for verb in self.verbs if (verb.alone if alone else verb.spoken).fullmatch(said)), UNKNOWN)


def languages_of(lang: str) -> tuple[Language, ...]:
    """Return the language of a document in which actions are known; none where its language is not (BCP 47)."""
    code = lang.partition("-")[0]
    return (language(code),) if code in known() else ()


def known() -> tuple[str, ...]:
    """Return the codes of the languages in which sentences can act."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def named_alike(name: str, names: Mapping[str, Sequence[str]]) -> str | None:
    """Return the key under which a reader would find a name."""
    return next((key for key, ways in names.items() if any(same(way, name) for way in (key, *ways))), None)


@cache
def language(code: str) -> Language:
    """Return a language by its code."""
    tables = toml.parse(FOLDER.joinpath(f"{code}.toml").read_text(encoding="utf-8"))
    said = cast(dict[str, str], tables["sentence"])
    adverbs = f"(?:{said['adverb']})*"
    verbs = tuple(_verbs(tables, adverbs))
    return Language(
        code=code,
        said=tables["said"],
        pressed=tables["pressed"],
        places=tables["places"],
        sample=tables["sample"],
        verbs=verbs,
        person=tables["person"],
        **_of_somebody(tables, verbs, adverbs),
        **_of_nobody(tables, adverbs),
        **_of_things(tables, adverbs),
        **_of_sentences(said, verbs, adverbs),
    )


def _of_somebody(tables: Mapping[str, Any], verbs: Sequence[Verb], adverbs: str) -> dict[str, re.Pattern[str]]:
    """Return what finds the verbs of which somebody is the subject."""
    said = tables["sentence"]
    subject, somebody = (PIECE.sub(lambda found: said[found[1]], said[who]) for who in ("subject", "somebody"))
    may = rf"\s*{adverbs}(?:{said['auxiliary']}{adverbs})?{said['clitic']}(?P<verb>%s)(?!\w)"
    with_subject, with_pronoun = rf"(?<!\w){subject}{may}", rf"(?<!\w){somebody}{may}"
    spoken = "|".join(verb.spoken.pattern for verb in verbs)
    of_others = "|".join(table["third"] for table in tables["verbs"].values() if "third" in table)
    by_hand = "|".join(verb.spoken.pattern for verb in verbs if verb.by_hand)
    return {
        "with_subject": _compiled(with_subject % spoken),
        "with_pronoun": _compiled(with_pronoun % spoken),
        "by_another": _compiled(rf"(?<=\w\s)(?P<verb>{of_others})(?![\w-])"),
        "another_may": _compiled(
            rf"(?:(?<=\w\s){said['modal']}|(?<!\w){said['before']})\s+{adverbs}{said['clitic']}(?P<verb>{by_hand})(?![\w-])"
        ),
        "any_word_with_subject": _compiled(with_subject % r"[^\W\d_]+"),
    }


def _of_nobody(tables: Mapping[str, Any], adverbs: str) -> dict[str, re.Pattern[str]]:
    """Return what finds the verbs without a subject: orders, and what goes on after another verb."""
    said, both = tables["sentence"], tables["sentence"]["and"]
    bare_start = rf"(?:^|(?<=[,;:])\s*|(?<=[\s,])(?={both}\s)){adverbs}(?:{both}\s+)?{adverbs}(?P<verb>%s)"
    bare = "|".join(f"(?:{table['forms']})" for table in tables["verbs"].values())
    participle = "|".join(f"(?:{table['participles']})" for table in tables["verbs"].values())
    return {
        "without_subject": _compiled(rf"{bare_start % bare}{said['clitic_after']}(?![\w-]){said['no_label']}"),
        "any_imperative": _compiled(rf"{bare_start % said['imperative']}(?![\w-]|\s*:)"),
        "unknown_imperative": _compiled(rf"{bare_start % said['unknown_imperative']}(?![\w-]|\s*:)"),
        "after_another": _compiled(rf"(?<=[\s,]){both}\s+{adverbs}(?P<verb>{participle})(?![\w-]|\s*:)"),
    }


def _of_things(tables: Mapping[str, Any], adverbs: str) -> dict[str, re.Pattern[str]]:
    """Return what finds things, and where they stand."""
    said, both = tables["sentence"], tables["sentence"]["and"]
    of_the_screen = rf"(?&the)(?:[\w'’-]+\s+)?(?:{said['of_the_screen']})(?!\w)"
    return {
        "unknown": _form(said["unknown"], said),
        "of_the_screen": _form(rf"\s*{of_the_screen}", tables["pieces"]),
        "of_the_screen_near": _form(rf"\s*{adverbs}(?:{said['near']}\s+)?{of_the_screen}", tables["pieces"]),
        "place": _form(said["place"], {}),
        "counted": _compiled(said["counted"]),
        "within": _form(said["within"].replace("(?P<name>N|V)", f"(?P<name>[{NAME}{VALUE}])"), tables["pieces"]),
        "goes_on": _form(
            rf"\s*(?:\([^()]*\)\s*)?(?:,?\s*(?:{both}|{said['or']})\s+{adverbs}(?&article)|,\s*)(?:N|V)",
            tables["pieces"],
        ),
    }


def _of_sentences(said: Mapping[str, str], verbs: Sequence[Verb], adverbs: str) -> dict[str, re.Pattern[str]]:
    """Return what finds the joints of a sentence: its ends, relative clauses, conditions."""
    both = said["and"]
    return {
        "telling": _compiled(said["telling"]),
        "acting": _compiled("|".join(verb.spoken.pattern for verb in verbs if verb.forms)),
        "and_then": _compiled(rf"\s*(?:\([^()]*\)\s*)?(?:,\s*(?:{both}\s+)?|{both}\s+){adverbs}"),
        "ends": _compiled(rf"\s*(?:$|[,.;:!?(]|{said['clause']}\b)"),
        "phrase_ends": _compiled(rf"[,.;:!?(]|(?<!\w){said['clause']}\b"),
        "loose_end": _compiled(rf"[\s,;:]*(?:\b(?:{both}|{said['or']}))?[\s,;:]*$"),
        "relative": _compiled(rf"(?<!\w){said['relative']}\s*$"),
        "relative_before": _compiled(rf"(?<!\w){said['relative']}(?!\w)[^,;:.]*$"),
        "no_noun_before": _compiled(rf"(?<!\w){said['no_noun']}\s+$"),
        "condition": _compiled(rf"^\W*{adverbs}{said['condition']}(?:\b|(?<=['’]))"),
        "condition_before": _compiled(rf"(?<!\w){said['condition']}\s*$"),
        "condition_after": _compiled(rf"[{NAME}{VALUE}]\s*[,(]?\s*{said['condition_after']}\b"),
        "lone_condition": _compiled(rf"\W*{IF_IT_APPEARS}\W*"),
        "if_it_appears": _compiled(rf",?\s*(?<!\w){IF_IT_APPEARS}"),
        "manner": _compiled(rf"(?<!\w){said['manner']}(?!\w)"),
    }


def _verbs(tables: Mapping[str, Any], adverbs: str) -> Iterator[Verb]:
    for name, table in tables["verbs"].items():
        forms = tuple(
            Form(
                each["act"],
                _form(rf"\s*{adverbs}{each['form']}", tables["pieces"]),
                _form(each["lead"], tables["pieces"]) if "lead" in each else None,
            )
            for each in table["actions"]
        )
        ways = (table["forms"], table["participles"], table.get("third"))
        spoken = _compiled(f"(?:{'|'.join(filter(None, ways))})")
        alone = _compiled(f"(?:{table['forms']})")
        yield Verb(
            name,
            spoken,
            alone,
            forms,
            tuple(table.get("nearest", ())),
            tells=_tells(table),
            by_hand="third" in table,
            of_people_alone=_compiled(table["people_alone"]) if "people_alone" in table else None,
        )


def _tells(table: Mapping[str, Any]) -> bool:
    """Return whether a verb does nothing where it names nothing: that which never acts, where nothing else is said."""
    return bool(table.get("tells", not table["actions"]))


def _form(expression: str, pieces: Mapping[str, str]) -> re.Pattern[str]:
    while PIECE.search(expression):
        expression = PIECE.sub(lambda found: pieces[found[1]], expression)
    return _compiled(SIGN.sub(lambda sign: f"(?P<{sign[0].lower()}>{NAME if sign[0] == 'N' else VALUE})", expression))


def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)
