"""What the dictionaries say: names with their readings, people, and words of company names."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from callassist.matching.characters import fold
from callassist.matching.names import name_key, name_keys
from callassist.matching.variants import plain

_KATAKANA = re.compile("[ァ-ヺー]+")
_NAME = re.compile("(?=.*[㐀-鿿\U00020000-\U0003ffff])[ァ-ヺー㐀-鿿\U00020000-\U0003ffff]+")
_WORD = re.compile("[㐀-鿿ー]{2,4}")

LONGEST_NAME = 5
_LONGEST_PLACE = 4
_TRADES = frozenset("所店社院園堂屋業館会組場局部工商舎")
"""What the names of trades and establishments end in."""

_PLACES = ("place", "station")
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


class Named(NamedTuple):
    """One reading of one name of JMnedict: its key, in katakana, and what bears it."""

    text: str
    kana: str
    kind: str


def listed(database: sqlite3.Connection) -> list[Named]:
    """Return all of JMnedict that is written in kanji."""
    rows = database.execute(
        "SELECT DISTINCT k.text, n.text, t.text FROM NEKanji k JOIN NEKana n USING (idseq)"
        " JOIN NETranslation x USING (idseq) JOIN NETransType t ON t.tid = x.ID"
    ).fetchall()
    keys = plain("\n".join(name_keys([text for text, _, _ in rows]))).split("\n")
    kanas = fold("\n".join(kana for _, kana, _ in rows)).split("\n")
    found = map(Named, keys, kanas, (kind for _, _, kind in rows))
    return sorted(one for one in set(found) if _is_usable(one.text, one.kana))


def _is_usable(text: str, kana: str) -> bool:
    return bool(_NAME.fullmatch(text) and _KATAKANA.fullmatch(kana))


def names(listed: Iterable[Named]) -> Names:
    """Return the family and given names."""
    found = Names()
    for text, kana, kind in listed:
        if len(text) > LONGEST_NAME:
            continue
        if kind == "surname":
            found.family[text][kana] = 1
        elif kind in _CERTAIN:
            weight = found.given[text]
            weight[kana] = max(weight[kana], _CERTAIN[kind])
    return found


def places(listed: Iterable[Named]) -> dict[str, Counter[str]]:
    """Return how places are read, and what the dictionary could not tell from them."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for text, kana, kind in listed:
        if len(text) <= LONGEST_NAME and kind in {*_PLACES, "unclass"}:
            found[text][kana] += 1
    return found


def people(listed: Iterable[Named], known: Names) -> Names:
    """Return how many known people bear each name with each reading: what is common is heard."""
    counted = Names()
    for person in listed:
        if person.kind == "person":
            for family, given in _bearers(person, known):
                counted.family[family.text][family.kana] += 1
                counted.given[given.text][given.kana] += 1
    return counted


def _bearers(person: Named, known: Names) -> Iterator[tuple[Named, Named]]:
    """Return the ways to cut a person's name and its reading into two known names."""
    for at in range(1, len(person.text)):
        first, later = person.text[:at], person.text[at:]
        for kana in known.family.get(first, ()):
            rest = person.kana[len(kana) :]
            if person.kana.startswith(kana) and rest in known.given.get(later, ()):
                yield Named(first, kana, "surname"), Named(later, rest, "given")


def words(
    database: sqlite3.Connection, listed: Iterable[Named], known: Names
) -> dict[str, list[str]]:
    """Return common nouns, and places that are no family names: companies are called by them."""
    nouns = _nouns(database)
    places: dict[str, list[str]] = {}
    for text, kana, kind in listed:
        is_new = text not in nouns and text not in known.family
        if kind in _PLACES and is_new and 1 < len(text) <= _LONGEST_PLACE:
            places.setdefault(text, []).append(kana)
    return {**places, **nouns}


def _nouns(database: sqlite3.Connection) -> dict[str, list[str]]:
    """Return the nouns of JMdict that are common, or end like a trade (製作所, 工務店)."""
    rows = database.execute(
        "SELECT DISTINCT k.text, n.text, n.ID,"
        " EXISTS (SELECT 1 FROM KJP WHERE kid = k.ID)"
        " AND EXISTS (SELECT 1 FROM KNP WHERE kid = n.ID)"
        " FROM Kanji k JOIN Kana n USING (idseq) JOIN Sense s USING (idseq)"
        " JOIN pos p ON p.sid = s.ID WHERE p.text LIKE 'noun%' AND NOT n.nokanji"
        " AND NOT EXISTS (SELECT 1 FROM KNR WHERE kid = n.ID AND text != k.text)"
        " ORDER BY k.text, n.ID"
    )
    found: dict[str, list[str]] = {}
    for text, reading, _, is_common in rows:
        if not (_WORD.fullmatch(text) and (is_common or text[-1] in _TRADES)):
            continue
        kana = fold(reading)
        if _KATAKANA.fullmatch(kana):
            found.setdefault(plain(name_key(text)), []).append(kana)
    return found
