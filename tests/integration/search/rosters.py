"""Small roster versions for the tests of the index; every person is made up."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from callassist.domain.reference import ReferenceRule
from callassist.domain.roster import RosterRow
from callassist.storage.rosters.builder import RosterBuilder
from callassist.storage.search import IndexWriter

RULE = ReferenceRule(("A", "B", "C"), 7, (3, 4))
KEY = bytes(range(32))
KANJI = "佐藤林田一山太郎"
KANA = "サトウハヤシイチ"


def build(folder: Path, rows: Sequence[RosterRow]) -> Path:
    """Build a version in `folder`, duplicates taken out, and return the folder."""
    folder.mkdir(exist_ok=True)
    builder = RosterBuilder(folder / "roster.db", KEY)
    builder.add(rows)
    removed = builder.settle()
    builder.finish({})
    writer = IndexWriter(folder / "index.db", KEY)
    numbered = list(enumerate(rows, 1))
    writer.add(numbered[: len(rows) // 2])
    writer.add(numbered[len(rows) // 2 :])
    writer.finish(one.row_id for one in removed)
    return folder


def crowded(count: int, seed: int) -> list[RosterRow]:
    """
    Return rows that have so much in common that every tier and tie comes up.

    Few characters and digits, some of the same number, shared telephones, odd lengths.
    """
    chance = random.Random(seed)  # noqa: S311 - test data
    return [_row(chance) for _ in range(count)]


def _row(chance: random.Random) -> RosterRow:
    name = _word(chance, KANJI, 1, 4)
    kana = _word(chance, KANA, 0, 5)
    shapes = (name, name, name, f"株式会社{name}", kana or name, f"{name}%", f"{name} 2012")
    return RosterRow(
        f"{chance.choice('ABCD')}{_word(chance, '012', chance.choice((6, 7, 7, 7)), 7)}",
        chance.choice(shapes),
        kana,
        phone=chance.choice(("", "06-0000-5678", f"0900000{chance.randrange(50):04}")),
        supply_point=chance.choice(("", _word(chance, "01", 22, 22))),
    )


def _word(chance: random.Random, signs: str, shortest: int, longest: int) -> str:
    return "".join(chance.choices(signs, k=chance.randint(shortest, longest)))


def typed(rows: Sequence[RosterRow], chance: random.Random) -> tuple[str, str]:
    """Return what an operator could type into the two fields, often what is on the roster."""
    row = chance.choice(rows)
    number = chance.choice(
        (
            "",
            "",
            chance.choice("ABCE"),
            f"{chance.choice(('', 'A', 'b', 'D'))}{_word(chance, '012', 3, 8)}",
            row.reference,
            row.reference[-chance.randint(4, 7) :],
            row.phone,
            row.supply_point,
            f"{chance.randrange(50):04}",
        )
    )
    name = chance.choice(
        (
            "",
            _word(chance, KANJI, 1, 4),
            _word(chance, KANA, 1, 5),
            row.name,
            row.kana[:3],
            f"{row.name} {row.reference[-4:]}",
            "%",
            "さん",
        )
    )
    return number, name
