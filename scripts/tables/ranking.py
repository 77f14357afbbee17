"""Which readings are kept, and in which order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from callassist.matching.readings import MOST_FAMILY, MOST_GIVEN
from tables.dictionary import Names
from tables.kanji import ROLES, Learned, alignments

_UNUSUAL = -12.0
_MOST_OF_WORD = 2
_MOST_OF_SIGN, _FEWEST_OF_SIGN = 8, 4


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
    names: Names, words: Mapping[str, list[str]], signs: Learned, people: Names
) -> dict[str, list[list[str]]]:
    """Return for each text the sections of its entry: as family, given name, word, then roles."""
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
            *(_of_sign(signs[role].get(text)) for role in ROLES),
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
