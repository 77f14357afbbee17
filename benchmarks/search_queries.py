"""Queries of every kind that an operator types, drawn from the rows they are to find."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from callassist.domain.roster import RosterRow

Typed = tuple[str, str]
"""What stands in the number field and in the name field."""

COMMON = ("佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "サトウ", "スズキ", "タナカ")
SINGLE = ("林", "一", "子", "田", "ン", "サ")
INFIX = ("一郎", "美咲", "ショウ", "イチロウ", "電機", "子")
NOBODY = ("鑢鑵", "ヴェヴェ", "龘", "ンヲンヲ", "佐藤龘")


def queries(rows: Sequence[RosterRow], count: int, seed: int = 5) -> dict[str, list[Typed]]:
    """
    Return queries by class.

    Args:
        rows: some rows of the roster.
        count: queries a class.
        seed: the same queries for the same seed.
    """
    chance = random.Random(seed)
    persons = [row for row in rows if row.kana]
    drawn: dict[str, Callable[[], Typed]] = {
        "exact number": lambda: (chance.choice(rows).reference, ""),
        "number without letter": lambda: (chance.choice(rows).reference[1:], ""),
        "last four digits": lambda: (chance.choice(rows).reference[-4:], ""),
        "letter and four digits": lambda: (chance.choice(rows).reference[:5], ""),
        "common surname": lambda: ("", chance.choice(COMMON)),
        "surname": lambda: ("", chance.choice(persons).name.split()[0]),
        "full name": lambda: ("", chance.choice(persons).name),
        "kana": lambda: ("", chance.choice(persons).kana),
        "beginning of kana": lambda: ("", chance.choice(persons).kana[:2]),
        "one character": lambda: ("", chance.choice(SINGLE)),
        "part": lambda: ("", chance.choice(INFIX)),
        "nobody": lambda: ("", chance.choice(NOBODY)),
        "last four and surname": lambda: _both(chance.choice(persons)),
        "0000 and common surname": lambda: ("0000", chance.choice(COMMON)),
        "letter and common surname": lambda: ("A", chance.choice(COMMON)),
        "telephone": lambda: (chance.choice(rows).phone, ""),
    }
    return {name: [draw() for _ in range(count)] for name, draw in drawn.items()}


def _both(row: RosterRow) -> Typed:
    return row.reference[-4:], row.name.split()[0]
