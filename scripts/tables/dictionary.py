"""What the dictionaries say: names with their readings, people, and words of company names."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from callassist.matching.characters import fold
from callassist.matching.names import name_key
from callassist.matching.variants import plain

_KATAKANA = re.compile("[ァ-ヺー]+")
_NAME = re.compile("(?=.*[㐀-鿿\U00020000-\U0003ffff])[ァ-ヺー㐀-鿿\U00020000-\U0003ffff]+")
_WORD = re.compile("[㐀-鿿ー]{2,4}")

LONGEST_NAME = 5
_CERTAIN = {"fem": 3, "masc": 3, "given": 2, "unclass": 1}
"""How sure the dictionary is that something is a given name."""


@dataclass(slots=True)
class Names:
    """
    Readings of each name, with a weight for how sure the dictionary is.

    Args:
        family: of family names; given: of given names.
    """

    family: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    given: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def names(database: sqlite3.Connection) -> Names:
    """Return the family and given names of JMnedict."""
    found = Names()
    kinds = ("surname", *_CERTAIN)
    for text, kana, kind in _named(database, kinds):
        if len(text) > LONGEST_NAME:
            continue
        if kind == "surname":
            found.family[text][kana] = 1
        else:
            weight = found.given[text]
            weight[kana] = max(weight[kana], _CERTAIN[kind])
    return found


def _named(database: sqlite3.Connection, kinds: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    rows = database.execute(
        "SELECT DISTINCT k.text, n.text, t.text FROM NEKanji k JOIN NEKana n USING (idseq)"
        " JOIN NETranslation x USING (idseq) JOIN NETransType t ON t.tid = x.ID"
        f" WHERE t.text IN ({','.join('?' * len(tuple(kinds)))})"  # noqa: S608 - place holders only
        " ORDER BY k.text, n.text, t.text",
        tuple(kinds),
    )
    for text, reading, kind in rows:
        key, kana = plain(name_key(text)), fold(reading)
        if _NAME.fullmatch(key) and _KATAKANA.fullmatch(kana):
            yield key, kana, kind


def people(database: sqlite3.Connection, known: Names) -> Names:
    """Return how many known people bear each name with each reading: what is common is heard."""
    counted = Names()
    for text, kana, _ in _named(database, ("person",)):
        for at in range(1, len(text)):
            for family in known.family.get(text[:at], ()):
                given = kana[len(family) :]
                if kana.startswith(family) and given in known.given.get(text[at:], ()):
                    counted.family[text[:at]][family] += 1
                    counted.given[text[at:]][given] += 1
    return counted


def words(database: sqlite3.Connection) -> dict[str, list[str]]:
    """Return the nouns of JMdict that are common enough to stand in a company's name."""
    rows = database.execute(
        "SELECT DISTINCT k.text, n.text FROM Kanji k JOIN Kana n USING (idseq)"
        " JOIN Sense s USING (idseq) JOIN pos p ON p.sid = s.ID"
        " JOIN KJP kp ON kp.kid = k.ID JOIN KNP np ON np.kid = n.ID"
        " WHERE p.text LIKE 'noun%' AND n.nokanji = 0"
        " AND NOT EXISTS (SELECT 1 FROM KNR WHERE kid = n.ID AND text != k.text)"
        " ORDER BY k.text, n.ID"
    )
    found: dict[str, list[str]] = {}
    for text, reading in rows:
        key, kana = plain(name_key(text)), fold(reading)
        if _WORD.fullmatch(key) and _KATAKANA.fullmatch(kana):
            found.setdefault(key, []).append(kana)
    return found
