"""Rows of a synthetic roster, a batch at a time."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

from callassist.rosterfiles.sample.people import People

BATCH = 5_000
HEADERS = (
    "整理番号", "契約名義", "フリガナ", "郵便番号", "住所", "電話番号", "供給地点特定番号",
    "電圧区分", "区分", "漏洩項目", "Cの区分", "小売電気事業者", "発送日", "返戻", "備考",
)  # fmt: skip
NUMBERS = 10_000_000
"""Numbers that one letter can have: seven digits."""

_LETTERS, _LETTER_SHARES = "ABC", (50, 85, 100)
# Steps without a common factor with the count of numbers visit each of them once.
_STEPS = {"A": 4_567_891, "B": 3_456_787, "C": 7_654_319}

Row = tuple[str, ...]


class RosterRows:
    """
    Makes rows in the order of `HEADERS`; the same seed makes the same rows.

    Args:
        seed: start of the random numbers.
    """

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - made-up data, repeatable by intention
        self._people = People(self._chance)
        self._given = dict.fromkeys(_LETTERS, 0)
        self._start = {letter: self._chance.randrange(NUMBERS) for letter in _LETTERS}
        self._classes = {
            letter: [one for one in self._people.parts["class"] if one["letter"] == letter]
            for letter in _LETTERS
        }

    def batches(self, rows: int) -> Iterator[list[Row]]:
        """Yield `rows` rows in batches."""
        for start in range(0, rows, BATCH):
            yield self._batch(min(BATCH, rows - start))

    def _batch(self, count: int) -> list[Row]:
        chance = self._chance
        letters = chance.choices(_LETTERS, cum_weights=_LETTER_SHARES, k=count)
        names = self._people.draw(count)
        classes = self._draw_classes(letters)
        return list(
            zip(
                [self._reference(letter) for letter in letters],
                [name for name, _ in names],
                [kana for _, kana in names],
                [
                    f"{number // 10000:03d}-{number % 10000:04d}"
                    for number in self._below(count, 10**7)
                ],
                self._addresses(count),
                self._phones(count),
                [f"0699{number:018d}" for number in self._below(count, 10**18)],
                [one["voltage"] for one in classes],
                [one["party"] for one in classes],
                [chance.choice(one["items"]) for one in classes],
                [one["case"] for one in classes],
                chance.choices(self._people.parts["incident"]["retailers"], k=count),
                [
                    f"2023/{6 + number // 28:02d}/{1 + number % 28:02d}"
                    for number in self._below(count, 112)
                ],
                self._seldom("returned", 0.02, count),
                self._seldom("remarks", 0.03, count),
                strict=True,
            )
        )

    def _below(self, count: int, limit: int) -> list[int]:
        chance = self._chance.random
        return [int(chance() * limit) for _ in range(count)]

    def _reference(self, letter: str) -> str:
        """Return the letter's next number; none comes twice."""
        self._given[letter] += 1
        number = (self._start[letter] + self._given[letter] * _STEPS[letter]) % NUMBERS
        return f"{letter}{number:07d}"

    def _draw_classes(self, letters: Sequence[str]) -> list[dict[str, Any]]:
        chance = self._chance
        shares = {
            letter: [one["share"] for one in classes] for letter, classes in self._classes.items()
        }
        supply = {
            letter: iter(chance.choices(self._classes[letter], shares[letter], k=len(letters)))
            for letter in _LETTERS
        }
        return [next(supply[letter]) for letter in letters]

    def _addresses(self, count: int) -> list[str]:
        chance, place = self._chance, self._people.parts["place"]
        towns = [
            f"{prefecture}{city}{town}"
            for prefecture in place["prefectures"]
            for city in place["cities"]
            for town in place["towns"]
        ]
        houses = self._below(count, 9 * 30 * 40)
        # Every third address names a building and a flat.
        return [
            f"{town}{house % 9 + 1}丁目{house // 9 % 30 + 1}-{house // 270 + 1}"
            + (
                f"　{chance.choice(place['buildings'])}{house % 8 + 1}0{house % 7 + 1}"
                if house % 3 == 0
                else ""
            )
            for town, house in zip(chance.choices(towns, k=count), houses, strict=True)
        ]

    def _phones(self, count: int) -> list[str]:
        """
        Return telephone numbers that nobody has.

        Mobile and fixed numbers alike: no subscriber's number begins with 0 after the first part.
        """
        return [
            _phone(number % 10, number // 10) if number % 13 else ""
            for number in self._below(count, 10**8)
        ]

    def _seldom(self, kind: str, share: float, count: int) -> list[str]:
        texts = self._people.parts["incident"][kind]
        return [
            self._chance.choice(texts) if lot < share else ""
            for lot in (self._chance.random() for _ in range(count))
        ]


def _phone(kind: int, number: int) -> str:
    if kind < 7:  # noqa: PLR2004 - seven of ten people give a mobile number
        first = ("090", "070", "060")[kind % 3]
        return f"{first}-0{number // 10000 % 1000:03d}-{number % 10000:04d}"
    return f"06-0{number // 10000 % 1000:03d}-{number % 10000:04d}"
