"""Queries of every kind that an operator types, drawn from the rows they are to find."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import pairwise

from benchmarks.spoken import misheard, romaji
from benchmarks.synthetic import Person

Typed = tuple[str, str]
"""What stands in the number field and in the name field."""

COMMON = ("佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "サトウ", "スズキ", "タナカ")
SINGLE = ("林", "一", "子", "田", "ン", "サ")
INFIX = ("一郎", "美咲", "ショウ", "イチロウ", "電機", "子")
NOBODY = ("鑢鑵", "ヴェヴェ", "龘", "ンヲンヲ", "佐藤龘")

EVERYBODYS = (
    *("exact number", "number without letter", "last four digits", "letter and four digits"),
    *("common surname", "surname", "full name", "kana", "beginning of kana", "one character"),
    *("part", "nobody", "last four and surname", "0000 and common surname"),
)
"""Classes that every peer answers."""
OTHERS = (*EVERYBODYS, "telephone", "letter and common surname")
"""Those and the classes that only ours and a scan answer."""
DEEP = (
    *("romaji", "romaji surname", "reading without kana", "old spelling", "kanji on kana"),
    *("similar", "one sound off", "digits swapped", "one digit wrong"),
)
"""Classes that no peer answers but a scan, which finds nobody by them."""

LOOK_ALIKE = str.maketrans("斎伊藤島", "斉井籐嶋")
SPACE = "\u3000"


def queries(
    people: Sequence[Person], count: int, is_taken: Callable[[str], bool], seed: int = 5
) -> dict[str, list[Typed]]:
    """
    Return queries by class.

    Args:
        people: some of the roster.
        count: queries a class.
        is_taken: whether a number is on the roster.
        seed: the same queries for the same seed.
    """
    draw = Draw(people, is_taken, random.Random(seed))
    ways = draw.numbers() | draw.names() | draw.pairs() | draw.deep()
    return {kind: [way() for _ in range(count)] for kind, way in ways.items()}


class Draw:
    """
    Draws queries from people.

    Args:
        people: some of the roster.
        is_taken: whether a number is on the roster.
        chance: what decides.
    """

    def __init__(
        self, people: Sequence[Person], is_taken: Callable[[str], bool], chance: random.Random
    ) -> None:
        self._rows = [person.row for person in people]
        self._is_taken = is_taken
        self._chance = chance
        self._persons = [one for one in people if one.spoken]
        self._with_kana = [one for one in self._persons if one.row.kana]
        self._only_kana = [one for one in self._persons if SPACE not in one.row.name]
        self._without_kana = [
            one for one in self._persons if not one.row.kana and SPACE in one.row.name
        ]
        self._old = [one for one in self._with_kana if one.row.name != one.written]
        self._alike = [
            one for one in self._with_kana if one.written != one.written.translate(LOOK_ALIKE)
        ]

    def numbers(self) -> dict[str, Callable[[], Typed]]:
        """Return how numbers are typed."""
        return {
            "exact number": lambda: (self._number(), ""),
            "number without letter": lambda: (self._number()[1:], ""),
            "last four digits": lambda: (self._number()[-4:], ""),
            "letter and four digits": lambda: (self._number()[:5], ""),
            "telephone": lambda: (self._chance.choice(self._rows).phone, ""),
        }

    def names(self) -> dict[str, Callable[[], Typed]]:
        """Return how names are typed as they are stored."""
        return {
            "common surname": lambda: ("", self._chance.choice(COMMON)),
            "surname": lambda: ("", self._surname(self._with_kana)),
            "full name": lambda: ("", self._chance.choice(self._with_kana).row.name),
            "kana": lambda: ("", self._chance.choice(self._with_kana).row.kana),
            "beginning of kana": lambda: ("", self._chance.choice(self._with_kana).row.kana[:2]),
            "one character": lambda: ("", self._chance.choice(SINGLE)),
            "part": lambda: ("", self._chance.choice(INFIX)),
            "nobody": lambda: ("", self._chance.choice(NOBODY)),
        }

    def pairs(self) -> dict[str, Callable[[], Typed]]:
        """Return how number and name are typed together."""
        return {
            "last four and surname": self._both,
            "0000 and common surname": lambda: ("0000", self._chance.choice(COMMON)),
            "letter and common surname": lambda: ("A", self._chance.choice(COMMON)),
        }

    def deep(self) -> dict[str, Callable[[], Typed]]:
        """Return what is typed otherwise than it is stored."""
        some = self._chance.choice
        return {
            "romaji": lambda: ("", self._romaji(some(self._persons).spoken)),
            "romaji surname": lambda: ("", self._romaji(some(self._persons).spoken.split()[0])),
            "reading without kana": lambda: ("", some(self._without_kana).spoken),
            "old spelling": lambda: ("", some(self._old).written),
            "kanji on kana": lambda: ("", some(self._only_kana).written),
            "similar": lambda: ("", some(self._alike).written.translate(LOOK_ALIKE)),
            "one sound off": lambda: ("", misheard(some(self._persons).spoken, self._chance)),
            "digits swapped": lambda: (self._slipped(self._swapped), ""),
            "one digit wrong": lambda: (self._slipped(self._wrong), ""),
        }

    def _number(self) -> str:
        return self._chance.choice(self._rows).reference

    def _surname(self, people: Sequence[Person]) -> str:
        return self._chance.choice(people).row.name.split()[0]

    def _both(self) -> Typed:
        row = self._chance.choice(self._with_kana).row
        return row.reference[-4:], row.name.split()[0]

    def _romaji(self, spoken: str) -> str:
        return romaji(spoken, long_vowels=self._chance.random() < 0.5)  # noqa: PLR2004 - even odds

    def _slipped(self, slip: Callable[[str], str]) -> str:
        """Return a number with a slip that makes it nobody's."""
        while True:
            slipped = slip(self._number())
            if not self._is_taken(slipped):
                return slipped

    def _swapped(self, number: str) -> str:
        places = [at for at, (one, other) in enumerate(pairwise(number)) if at and one != other]
        if not places:
            return number
        at = self._chance.choice(places)
        return number[:at] + number[at + 1] + number[at] + number[at + 2 :]

    def _wrong(self, number: str) -> str:
        at = self._chance.randrange(1, len(number))
        return (
            number[:at]
            + str((int(number[at]) + self._chance.randrange(1, 10)) % 10)
            + number[at + 1 :]
        )
