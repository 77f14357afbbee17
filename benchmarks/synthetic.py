"""A synthetic roster for measurements: everyday names in everyday proportions, nobody real."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate, islice, product
from typing import NamedTuple

import jaconv

from benchmarks.synthetic_names import GIVEN, SURNAMES, Pairs, everyday
from callassist.domain.roster import RosterRow

FORMS = ("株式会社{}", "{}株式会社", "㈱{}", "有限会社{}", "（有）{}", "{}管理組合", "医療法人{}")
TRADES = (
    *("電機", "商事", "建設", "工業", "食品", "不動産"),
    *("クリニック", "ハイツ", "運輸", "製作所"),
)
OLD_FORMS = str.maketrans("高辺崎斎浜吉", "髙邉﨑齋濵𠮷")

COMPANIES = 0.12
WITHOUT_KANA = 0.03
ONLY_KANA = 0.02
OLD_SPELLING = 0.15  # of the persons in whose names one of OLD_FORMS can stand: about 1 % of all
FLATTENING = 14  # of the falling frequencies, so that 佐藤 comes to 1.4 %
BATCH = 5000
SERIALS = 10_000_000
STEP = 7_368_787  # shares no factor with SERIALS: every serial comes up once before any comes again


class Person(NamedTuple):
    """
    A row, and what is true of it whether the row says it or not.

    Args:
        row: as the roster has it.
        written: the name in everyday characters, family name first; "" for a company.
        spoken: its reading in katakana; "" for a company.
    """

    row: RosterRow
    written: str
    spoken: str


def rows(count: int, seed: int = 1) -> Iterator[RosterRow]:
    """Yield the rows of `people`."""
    return (person.row for person in people(count, seed))


def batches(count: int) -> Iterator[list[tuple[int, RosterRow]]]:
    """Yield the rows with their ids, as an index takes them."""
    numbered = enumerate(rows(count), 1)
    while batch := list(islice(numbered, BATCH)):
        yield batch


def people(count: int, seed: int = 1) -> Iterator[Person]:
    """
    Yield `count` rows with different numbers; the same rows for the same seed.

    佐藤 is 1.4 % of all rows; beside the everyday surnames stand thousands of rare ones put
    together from their characters. 12 % of the rows are companies, 3 % have no reading, 2 % have
    the name in kana only, and about 1 % spell it with an old form of a character.
    """
    chance = random.Random(seed)
    surnames, surname_weights = _names(SURNAMES, FLATTENING, chance)
    given, given_weights = _names(GIVEN, FLATTENING, chance)
    for start in range(0, count, BATCH):
        size = min(BATCH, count - start)
        families = chance.choices(surnames, cum_weights=surname_weights, k=size)
        firsts = chance.choices(given, cum_weights=given_weights, k=size)
        for at, (family, first) in enumerate(zip(families, firsts, strict=True), start):
            letter = "ABC"[(chance.getrandbits(16) + at // SERIALS) % 3]
            yield _person(f"{letter}{at * STEP % SERIALS:07}", family, first, chance)


def _person(
    reference: str, family: tuple[str, str], first: tuple[str, str], chance: random.Random
) -> Person:
    written, spoken = f"{family[0]}　{first[0]}", f"{family[1]} {first[1]}"
    name, kana = written, spoken
    roll = chance.random()
    if roll < COMPANIES:
        name = chance.choice(FORMS).format(family[0] + chance.choice(TRADES))
        kana = written = spoken = ""
    elif (roll := roll - COMPANIES) < WITHOUT_KANA:
        kana = ""
    elif (roll := roll - WITHOUT_KANA) < ONLY_KANA:
        name, kana = jaconv.z2h(spoken) if roll < ONLY_KANA / 2 else spoken, ""
    elif roll - ONLY_KANA < OLD_SPELLING:
        name = name.translate(OLD_FORMS)
    return Person(_row(reference, name, kana, chance), written, spoken)


def _row(reference: str, name: str, kana: str, chance: random.Random) -> RosterRow:
    digits = f"{chance.getrandbits(96):029}"
    return RosterRow(
        reference,
        name,
        kana,
        f"{digits[-3:]}-{digits[-7:-3]}",
        f"例示県見本市{'東西南北中'[int(digits[-8]) // 2]}町{digits[-10:-8]}番地",
        f"090-{digits[-14:-10]}-{digits[-18:-14]}",
        f"05{digits[-20:]}",
        "low",
        "consumer",
        "契約名義、連絡先電話番号",
    )


def _names(table: str, offset: int, chance: random.Random) -> tuple[Pairs, list[float]]:
    """Return everyday and rare names with their cumulated weights, the commonest first."""
    common = everyday(table)
    pairs = common + _rare(common, chance)
    return pairs, list(accumulate(1 / (place + offset) for place in range(len(pairs))))


def _rare(common: Pairs, chance: random.Random) -> Pairs:
    """Put rare names together from the halves of everyday ones, in any order."""
    halves = [pair for pair in common if len(pair[0]) > 1]
    made = {
        one[0][0] + other[0][-1]: one[1][: len(one[1]) // 2] + other[1][len(other[1]) // 2 :]
        for one, other in product(halves, halves)
    }
    rare = [(written, made[written]) for written in made if written not in dict(common)]
    chance.shuffle(rare)
    return rare
