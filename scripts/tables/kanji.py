"""How kanji are read in names: what KANJIDIC2 says, and what the names of JMnedict teach."""

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

_FEWEST = 1
"""A reading that no dictionary of kanji has must be seen that often."""

_FEWEST_OF_ENDING = 3
"""And one of an ending of several characters (之介 ノスケ), which then counts as one piece."""

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
    """
    Return how often each kanji is read how, first or later in family and given names.

    Endings of several characters are learned too: 慎之介 is シン and ノスケ.
    """
    signs: Learned = {role: defaultdict(Counter) for role in ROLES}
    for table, borne, first, later in (
        (names.family, people.family, Section.FAMILY_FIRST, Section.FAMILY_LATER),
        (names.given, people.given, Section.GIVEN_FIRST, Section.GIVEN_LATER),
    ):
        for text, readings in table.items():
            for kana in readings:
                weight = 1 + borne.get(text, Counter())[kana]
                parts = next(iter(alignments(text, kana, known)), [])
                for at, part in enumerate(parts):
                    signs[later if at else first][text[at]][part] += weight
                for at in range(1, len(parts) - 1):
                    signs[later][text[at:]]["".join(parts[at:])] += 1
    for role in ROLES:
        kept = {text: _kept(text, counts, known) for text, counts in signs[role].items()}
        signs[role] = {text: counts for text, counts in kept.items() if counts}
    _complete(signs, known)
    return signs


def _kept(text: str, counts: Counter[str], known: Mapping[str, set[str]]) -> Counter[str]:
    fewest = _FEWEST if len(text) == 1 else _FEWEST_OF_ENDING
    readings = known.get(text, set())
    return Counter({kana: n for kana, n in counts.items() if kana in readings or n >= fewest})


def _complete(signs: Learned, known: dict[str, set[str]]) -> None:
    """Give every kanji its dictionary readings too, for names that nobody has listed."""
    for sign, readings in known.items():
        for role in ROLES:
            counts = signs[role].setdefault(sign, Counter())
            for kana in sorted(readings):
                counts.setdefault(kana, 0)


def alignments(text: str, kana: str, known: Mapping[str, set[str]]) -> list[list[str]]:
    """
    Return the ways in which each character of a name may have its part of a reading.

    One kanji may have a reading that no dictionary knows, if all others have known ones.
    """
    if len(text) == 1:
        return [[kana]]
    return list(_ways(text, kana, known, spare=0)) or list(_ways(text, kana, known, spare=1))


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
