"""How single kanji are read in names: what KANJIDIC2 says, and what names of the dictionary teach."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from callassist.matching.characters import fold
from callassist.matching.lexicon import Section
from callassist.matching.variants import plain
from tables.dictionary import Names

Learned = dict[Section, dict[str, Counter[str]]]
"""For each role and kanji: how often it is read so."""

_FEWEST = 2
"""A reading that no dictionary of kanji has must be seen that often."""

ROLES = (Section.FAMILY_FIRST, Section.FAMILY_LATER, Section.GIVEN_FIRST, Section.GIVEN_LATER)
"""The places at which a kanji stands in a name."""

_VOICED = str.maketrans(
    "カキクケコサシスセソタチツテトハヒフヘホ", "ガギグゲゴザジズゼゾダジズデドバビブベボ"
)

_KANA_SIGN = re.compile("[ァ-ヺー]")


def of_dictionary(database: sqlite3.Connection) -> dict[str, set[str]]:
    """Return the on, kun and name readings of every kanji, as KANJIDIC2 has them."""
    known: dict[str, set[str]] = defaultdict(set)
    rows = database.execute(
        "SELECT c.literal, r.value FROM reading r JOIN rm_group g ON g.ID = r.gid"
        " JOIN character c ON c.ID = g.cid WHERE r.r_type IN ('ja_on', 'ja_kun')"
        " UNION SELECT c.literal, n.value FROM nanori n JOIN character c ON c.ID = n.cid"
    )
    for sign, value in rows:
        stem, _, ending = value.replace("-", "").partition(".")
        for text in (stem, stem + ending):
            kana = fold(text)
            if re.fullmatch("[ァ-ヺー]+", kana):
                known[plain(sign)].add(kana)
    return known


def learned(names: Names, known: dict[str, set[str]], people: Names) -> Learned:
    """Return how often each kanji is read how, first or later in family and given names."""
    signs: Learned = {role: defaultdict(Counter) for role in ROLES}
    for table, borne, first, later in (
        (names.family, people.family, Section.FAMILY_FIRST, Section.FAMILY_LATER),
        (names.given, people.given, Section.GIVEN_FIRST, Section.GIVEN_LATER),
    ):
        for text, readings in table.items():
            for kana in readings:
                weight = 1 + borne.get(text, Counter())[kana]
                for at, part in enumerate(aligned(text, kana, known)):
                    signs[later if at else first][text[at]][part] += weight
    for role in ROLES:
        signs[role] = {
            sign: _kept(counts, known.get(sign, set())) for sign, counts in signs[role].items()
        }
    _complete(signs, known)
    return signs


def _kept(counts: Counter[str], known: set[str]) -> Counter[str]:
    return Counter({kana: n for kana, n in counts.items() if kana in known or n >= _FEWEST})


def _complete(signs: Learned, known: dict[str, set[str]]) -> None:
    """Give every kanji its dictionary readings too, for names that nobody has listed."""
    for sign, readings in known.items():
        for role in ROLES:
            counts = signs[role].setdefault(sign, Counter())
            for kana in sorted(readings):
                counts.setdefault(kana, 0)


def aligned(text: str, kana: str, known: Mapping[str, set[str]]) -> list[str]:
    """
    Return which part of a reading each character of a name has; [] where that is not clear.

    One kanji may have a reading that no dictionary knows, if all others have known ones.
    """
    if len(text) == 1:
        return [kana]
    ways = list(_ways(text, kana, known, spare=0)) or list(_ways(text, kana, known, spare=1))
    return ways[0] if ways else []


def _ways(text: str, kana: str, known: Mapping[str, set[str]], spare: int) -> Iterator[list[str]]:
    if not text:
        if not kana:
            yield []
        return
    for end in range(1, len(kana) - len(text) + 2):
        part = kana[:end]
        if kana[end : end + 1] and kana[end] in "ァィゥェォャュョッーン":
            continue
        is_known = _is_known(text[0], part, known)
        if is_known or spare:
            for rest in _ways(text[1:], kana[end:], known, spare - (not is_known)):
                yield [part, *rest]


def _is_known(sign: str, part: str, known: Mapping[str, set[str]]) -> bool:
    if _KANA_SIGN.match(sign):
        return part == sign or (sign == "ケ" and part in {"ガ", "カ"})
    readings = known.get(sign, set())
    return part in readings or any(
        kana[:1].translate(_VOICED) + kana[1:] == part for kana in readings
    )
