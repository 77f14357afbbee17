"""Which readings are kept, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import log

from callassist.matching.lexicon import Section
from callassist.matching.readings import MOST_FAMILY, MOST_GIVEN
from tables.dictionary import Names
from tables.kanji import ROLES, Learned, aligned

_MOST_OF_SIGN = 8


def entries(
    names: Names, words: Mapping[str, list[str]], signs: Learned, people: Names
) -> dict[str, list[list[str]]]:
    """Return for each text the sections of its entry: as family, given name, word, then roles."""
    known = {sign: set(counts) for role in ROLES for sign, counts in signs[role].items()}
    texts = {*names.family, *names.given, *words, *(s for role in ROLES for s in signs[role])}
    entries = {}
    for text in sorted(texts):
        family = _ranked(text, names.family, people.family, signs, Section.FAMILY_FIRST, known)
        given = _ranked(text, names.given, people.given, signs, Section.GIVEN_FIRST, known)
        entries[text] = [
            family[:MOST_FAMILY],
            given[:MOST_GIVEN],
            words.get(text, [])[:2],
            *([_of_sign(signs[role].get(text)) for role in ROLES] if len(text) == 1 else []),
        ]
    return entries


def _of_sign(counts: Counter[str] | None) -> list[str]:
    ordered = sorted((counts or {}).items(), key=lambda item: (-item[1], len(item[0]), item[0]))
    return [kana for kana, _ in ordered[:_MOST_OF_SIGN]]


def _ranked(
    text: str,
    table: Mapping[str, Counter[str]],
    borne: Mapping[str, Counter[str]],
    signs: Learned,
    first: Section,
    known: Mapping[str, set[str]],
) -> list[str]:
    """Return the readings of a name, those of known people first, then by how usual they sound."""
    readings = table.get(text, Counter())
    counted = borne.get(text, Counter())
    usual = {kana: _usual(text, kana, signs, first, known) for kana in readings}
    return sorted(
        readings,
        key=lambda kana: (-2 * log(1 + counted[kana]) - readings[kana] - usual[kana], kana),
    )


_UNUSUAL = -12.0


def _usual(
    text: str, kana: str, signs: Learned, first: Section, known: Mapping[str, set[str]]
) -> float:
    """Return the logarithm of how often its characters are read as in this reading."""
    parts = aligned(text, kana, known)
    if not parts:
        return _UNUSUAL
    later = Section.FAMILY_LATER if first is Section.FAMILY_FIRST else Section.GIVEN_LATER
    total = 0.0
    for at, part in enumerate(parts):
        counts = signs[later if at else first].get(text[at], Counter())
        total += log((counts[part] + 0.1) / (sum(counts.values()) + 1))
    return max(total, _UNUSUAL)
