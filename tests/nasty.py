"""Invented people whose secrets are hard to recognise as such: words, names, single letters, signs of every syntax."""

from dataclasses import dataclass
from random import Random

WORDS = ("tilleul", "marronnier", "glycine", "héron", "étourneau", "çà-et-là", "forêt", "aubépine", "noël")
NAMES = ("Zoé", "Léa", "Anaïs", "Ophélie", "Malo", "Gwenaël", "Inès", "Tom")
SIGNS = r"""a.b*c(d)[e]$|x+y?{2}^z\w|100%25|a&b<c>d|"q'r`s|c:\tmp\n|p=q;r#s|//x//y|${z}"""


@dataclass(frozen=True)
class NastyPerson:
    """What a portal and a walk know of a person; `username`, `password` and `token` have no spaces."""

    username: str
    password: str
    token: str
    name: str
    phrase: str

    @property
    def secrets(self) -> tuple[str, ...]:
        return self.username, self.password, self.token, self.name, self.phrase


def people(number: int, seed: int) -> list[NastyPerson]:
    """Invent people, the same ones for the same seed."""
    chance = Random(seed)
    return [_person(chance) for _ in range(number)]


def _person(chance: Random) -> NastyPerson:
    kinds = (_word, _letters, _name, _signs, _short, _mixed)
    username, password, token = (chance.choice(kinds)(chance) for _ in range(3))
    name = f"{chance.choice(NAMES)} {chance.choice(('Le Goff', 'd’Aubigné', 'Nguyễn', 'O’Brien', 'Ÿ'))}"
    phrase = " ".join(chance.choice(WORDS) for _ in range(3))
    return NastyPerson(username, password, token, name, phrase)


def _word(chance: Random) -> str:
    return chance.choice(WORDS)


def _letters(chance: Random) -> str:
    return "".join(chance.choice("abcdefghijklmnopqrstuvwxyzABCDEFGHIJ") for _ in range(chance.randint(4, 14)))


def _name(chance: Random) -> str:
    return chance.choice(NAMES)


def _signs(chance: Random) -> str:
    return chance.choice(SIGNS.split("|")) + str(chance.randint(10, 99))


def _short(chance: Random) -> str:
    return "".join(chance.choice("bdfghjkmnpqrtvwxz2346789") for _ in range(chance.randint(2, 4)))


def _mixed(chance: Random) -> str:
    return f"{chance.choice(WORDS)}-{chance.randint(1, 99)}.{chance.choice(WORDS)}"
