"""How the kanji of names are read: what the dictionary says, or what its parts add up to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from heapq import nsmallest
from math import inf, log

from callassist.matching.lexicon import Section, entry_of, familiarity, is_listed

MOST_FAMILY, MOST_GIVEN, MOST_CUTS = 8, 12, 3
"""No more readings of a family name, of a given name, and cuts of a name are returned."""

_LONGEST = 16
_LONGEST_PIECE = 5
_MOST_PATHS, _MOST_WEIGHED = 32, 240
_BESIDE_WORD = 4
"""So many readings are enough where the dictionary has a word or a place, but no name."""

_COST_OF_SIGN, _COST_OF_ENDING, _COST_OF_NAME = 2.0, 1.3, 1.5
"""What a piece adds to the cost of a reading: few, long and usual pieces make a likely one."""

_GAIN_OF_FAMILIAR = 0.8
"""What a reading gains for each step of `familiarity`."""

_KANA = re.compile("[ァ-ヺー]+")
_READABLE = re.compile("[ァ-ヺー㐀-鿿\U00020000-\U0003ffff]+")

_FAMILY = (Section.FAMILY, Section.WORD, Section.GIVEN)
_GIVEN = (Section.GIVEN, Section.WORD, Section.FAMILY)

Path = tuple[float, str]
"""How unlikely a reading is, and the reading."""


def family(text: str) -> list[str]:
    """
    Return how a family name may be read.

    Args:
        text: the name, or the first part of a company's, in plain folded characters.

    Returns:
        Katakana, the likeliest first; empty where the text holds anything but kanji and kana.
    """
    return _read(text, _FAMILY, MOST_FAMILY)


def any_family(text: str) -> list[str]:
    """
    Return how a family name may be read, and after that how places written so are called.

    Rare families are called as their place is (畑賀 ハタカ) more often than dictionaries know: it
    is enough to be found by, and not to be verified by.

    Args:
        text: as for `family`.
    """
    read = family(text)
    return [*read, *entry_of(text)[Section.OTHERS]] if read else []


def given(text: str) -> list[str]:
    """
    Return how a given name may be read.

    Args:
        text: the name, or the later part of a company's, in plain folded characters.

    Returns:
        Katakana, the likeliest first; empty where the text holds anything but kanji and kana.
    """
    return _read(text, _GIVEN, MOST_GIVEN)


def unlisted(text: str, most: int = MOST_GIVEN) -> list[str]:
    """
    Return how else a given name may be read than a dictionary or its likeliest parts tell.

    Parents choose readings that no dictionary has (利章 トシアキ, but also カズアキ).

    Args:
        text: as for `given`.
        most: no more are returned.

    Returns:
        Katakana, the likeliest first, without those of `given`.
    """
    likely = given(text)
    is_word = not is_listed(text, Section.GIVEN) and is_listed(text, Section.WORD)
    if not likely or is_word or _KANA.fullmatch(text):
        return []
    # Parents choose among the names that there are, whatever kanji they write them with.
    weighed = {
        reading: cost - _GAIN_OF_FAMILIAR * familiarity(reading)
        for cost, reading in _added_up(text, _GIVEN, _MOST_WEIGHED)
        if reading not in likely
    }
    return [reading for _, reading in _best(weighed, most)]


def _read(text: str, sections: tuple[Section, ...], most: int) -> list[str]:
    if len(text) > _LONGEST or not _READABLE.fullmatch(text):
        return []
    if _KANA.fullmatch(text):
        return [text]
    entry = entry_of(text)
    name, word, other = (entry[section] for section in sections)
    if name:
        return name[:most]
    enough = _BESIDE_WORD if word else most
    added = [reading for _, reading in _added_up(text, sections, enough)]
    return list(dict.fromkeys([*word, *other, *added]))[:enough]


@lru_cache(maxsize=1024)
def _added_up(text: str, sections: tuple[Section, ...], most: int) -> tuple[Path, ...]:
    """Return readings put together from those of the pieces of a name, the likeliest first."""
    reached: list[dict[str, float]] = [{"": 0.0}, *({} for _ in text)]
    for at in range(len(text)):
        for length, pieces in _pieces(text, at, sections):
            ahead = reached[at + length]
            for reading, cost in reached[at].items():
                for more, piece in pieces:
                    longer, total = reading + piece, cost + more
                    if total < ahead.get(longer, inf):  # a call of `min` takes longer
                        ahead[longer] = total
        if at + 1 < len(text) and len(reached[at + 1]) > _MOST_PATHS:
            reached[at + 1] = {one: cost for cost, one in _best(reached[at + 1], _MOST_PATHS)}
    return tuple(_best(reached[-1], most))


def _best(readings: dict[str, float], most: int) -> list[Path]:
    best = sorted(readings, key=readings.__getitem__)[:most]
    return [(readings[one], one) for one in best]


def _pieces(text: str, at: int, sections: tuple[Section, ...]) -> Iterator[tuple[int, list[Path]]]:
    """Return the pieces that may stand at a place: their length and costed readings."""
    yield 1, _costed(_of_sign(text, at, sections), _COST_OF_SIGN)
    longest = min(_LONGEST_PIECE, len(text) - at - (at == 0))
    for length in range(2, longest + 1):
        entry = entry_of(text[at : at + length])
        if at and (ending := entry[_at_place(sections, at)]):
            yield length, _costed(ending, _COST_OF_ENDING)
        for cost, section in enumerate(sections):
            if entry[section]:
                yield length, _costed(entry[section], _COST_OF_NAME + cost)


def _costed(readings: list[str], cost: float) -> list[Path]:
    return [(cost + log(rank), reading) for rank, reading in enumerate(readings, 1)]


def _of_sign(text: str, at: int, sections: tuple[Section, ...]) -> list[str]:
    """Return how a single character is read at its place in a name."""
    sign = text[at]
    if _KANA.match(sign):
        return ["ガ", "ケ", "カ"] if sign == "ケ" and at else [sign]
    return entry_of(sign)[_at_place(sections, at)]


def _at_place(sections: tuple[Section, ...], at: int) -> Section:
    if sections is _FAMILY:
        return Section.FAMILY_LATER if at else Section.FAMILY_FIRST
    return Section.GIVEN_LATER if at else Section.GIVEN_FIRST


_USUAL_LENGTHS = {(2, 2): 0.0, (2, 1): 0.3, (1, 2): 0.8, (2, 3): 0.6, (3, 2): 1.0, (3, 1): 1.2}
_UNUSUAL, _UNUSUAL_MORE, _MUCH = 2.0, 0.5, 3.0


def cuts(text: str) -> list[tuple[str, str]]:
    """
    Return how a name without a space may be cut into family and given name.

    A company's name is cut before its trade (山田, 電機). Where nothing is known of the parts the
    usual lengths decide.

    Args:
        text: the name in plain folded characters.

    Returns:
        Pairs, the likeliest first.
    """
    if len(text) > _LONGEST or not _READABLE.fullmatch(text) or _KANA.match(text):
        return []
    ways = [(text[:at], text[at:]) for at in range(1, len(text))]
    ranked = nsmallest(MOST_CUTS, [(_unlikely(*way), way) for way in ways])
    # Beside two listed names a cut through one of them (佐, 藤一郎) is no way to read it.
    return [way for cost, way in ranked if cost <= ranked[0][0] + _MUCH]


def _unlikely(first: str, later: str) -> float:
    """Return how unlikely a cut is: parts nobody has listed, lengths that are not usual."""
    unusual = _UNUSUAL + _UNUSUAL_MORE * abs(len(first) - 2)
    lengths = _USUAL_LENGTHS.get((len(first), len(later)), unusual)
    return lengths + _strange(first, Section.FAMILY) + _strange(later, Section.GIVEN)


@lru_cache(maxsize=4096)  # the trades of companies come again all the time
def _strange(part: str, section: Section) -> float:
    """Return how strange a part is: a listed name, a word, words joined, anything else."""
    if _KANA.fullmatch(part):
        return 0.0 if section is Section.GIVEN else 3.0
    if is_listed(part, section):
        return 0.0
    if is_listed(part, Section.WORD):
        return 1.0
    joined = (_is_word(part[:at]) and _is_word(part[at:]) for at in range(2, len(part) - 1))
    return 1.5 if any(joined) else 4.0


def _is_word(text: str) -> bool:
    return is_listed(text, Section.WORD)
