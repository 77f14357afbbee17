"""Which readings are kept, and in which order."""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from callassist.matching.lexicon import Section
from callassist.matching.readings import MOST_FAMILY, MOST_GIVEN
from tables.dictionary import Names
from tables.kanji import ROLES, Learned, alignments

_UNUSUAL = -12.0
_MOST_OF_WORD = 2
_MOST_OF_SIGN, _FEWEST_OF_SIGN = 8, 4
_MOST_OF_GIVEN, _LONGEST_OF_GIVEN = 32, 5
_HERE, _ELSEWHERE, _IN_FAMILIES, _UNSEEN = 100, 15, 2, 30
"""What a reading of a kanji weighs that was seen once at its place in given names, at the other
place, in family names; and what one weighs that only the dictionary of kanji has."""

_MOST_OF_OTHERS, _FEW_BEARERS = 3, 2
"""Readings kept of a family name that only places written so have, and known people who bear a
name of which the dictionary may not know all readings."""

_STEPS = (2, 4, 16, 64)
"""From so many spellings on, a given name is as familiar as its place here tells."""


@dataclass(frozen=True, slots=True)
class _Table:
    """
    One kind of names, and by what their readings are put in order.

    Args:
        readings: of each name, with the dictionary's weight.
        borne: how many known people bear a name so.
        first, later: how often characters are read how, at their place in such names.
        known: every reading of each character.
    """

    readings: Mapping[str, Counter[str]]
    borne: Mapping[str, Counter[str]]
    first: Mapping[str, Counter[str]]
    later: Mapping[str, Counter[str]]
    known: Mapping[str, set[str]]

    def ranked(self, text: str) -> list[str]:
        """Return the readings of a name, those of known people first, then the usual ones."""
        readings, borne = self.readings.get(text, Counter()), self.borne.get(text, Counter())
        rank = {
            kana: 2 * log(1 + borne[kana]) + weight + self._usual(text, kana)
            for kana, weight in readings.items()
        }
        return sorted(readings, key=lambda kana: (-rank[kana], kana))

    def _usual(self, text: str, kana: str) -> float:
        """Return the logarithm of how often its characters are read as in this reading."""
        ways = alignments(text, kana, self.known)
        return max([self._likely(text, parts) for parts in ways], default=_UNUSUAL)

    def _likely(self, text: str, parts: list[str]) -> float:
        total = 0.0
        for at, part in enumerate(parts):
            counts = (self.later if at else self.first).get(text[at], Counter())
            total += log((counts[part] + 0.1) / (sum(counts.values()) + 1))
        return max(total, _UNUSUAL)


def entries(
    names: Names,
    words: Mapping[str, list[str]],
    signs: Learned,
    people: Names,
    places: Mapping[str, Counter[str]],
) -> dict[str, list[list[str]]]:
    """Return for each text the sections of its entry: family, given name, word, roles, others."""
    known: dict[str, set[str]] = defaultdict(set)
    for role in ROLES:
        for sign, counts in signs[role].items():
            known[sign].update(counts)
    first, later, given_first, given_later = (signs[role] for role in ROLES)
    family = _Table(names.family, people.family, first, later, known)
    given = _Table(names.given, people.given, given_first, given_later, known)
    return {
        text: [
            family.ranked(text)[:MOST_FAMILY],
            given.ranked(text)[:MOST_GIVEN],
            words.get(text, [])[:_MOST_OF_WORD],
            *(_of_sign(signs[role].get(text)) for role in ROLES[:2]),
            *(_of_given(signs, text, *places) for places in _GIVEN_PLACES),
            _others(
                names.family.get(text, Counter()),
                people.family.get(text, Counter()),
                places.get(text, Counter()),
            ),
        ]
        for text in {
            *names.family,
            *names.given,
            *words,
            *(s for role in ROLES for s in signs[role]),
        }
    }


def _of_sign(counts: Counter[str] | None) -> list[str]:
    """Return readings at one place of a name, the commonest first; unseen ones only fill up."""
    ordered = sorted((counts or {}).items(), key=lambda item: (-item[1], len(item[0]), item[0]))
    seen = [kana for kana, count in ordered if count]
    unseen = [kana for kana, count in ordered if not count]
    return [*seen[:_MOST_OF_SIGN], *unseen[: max(0, _FEWEST_OF_SIGN - len(seen))]]


_GIVEN_PLACES = (
    (Section.GIVEN_FIRST, Section.GIVEN_LATER),
    (Section.GIVEN_LATER, Section.GIVEN_FIRST),
)


def _of_given(signs: Learned, text: str, place: Section, other: Section) -> list[str]:
    """Return readings in given names, where a kanji may be read as it is anywhere in names."""
    counts = signs[place].get(text, Counter())
    if len(text) > 1:
        return _of_sign(counts)
    weights = Counter({kana: _HERE * seen or _UNSEEN for kana, seen in counts.items()})
    for role, weight in (
        (other, _ELSEWHERE),
        (Section.FAMILY_FIRST, _IN_FAMILIES),
        (Section.FAMILY_LATER, _IN_FAMILIES),
    ):
        for kana, seen in signs[role].get(text, Counter()).items():
            weights[kana] += weight * seen
    ordered = sorted(weights.items(), key=lambda item: (-item[1], len(item[0]), item[0]))
    likely = [kana for kana, weight in ordered if weight and len(kana) <= _LONGEST_OF_GIVEN]
    return likely[:_MOST_OF_GIVEN]


def _others(family: Counter[str], borne: Counter[str], places: Counter[str]) -> list[str]:
    """Return how places are called that are written like a family name of hardly anybody known."""
    if not family or borne.total() > _FEW_BEARERS:
        return []
    new = sorted(places.keys() - family.keys(), key=lambda kana: (-places[kana], kana))
    return new[:_MOST_OF_OTHERS]


def familiar(names: Names, people: Names) -> dict[str, int]:
    """Return for each reading of given names how many spellings it has, and bearers, in steps."""
    counts: Counter[str] = Counter()
    for text, readings in names.given.items():
        borne = people.given.get(text, Counter())
        for kana in readings:
            counts[kana] += 2 + borne[kana]
    return {kana: 1 + bisect(_STEPS, count // 2) for kana, count in counts.items()}
