"""How the names of a roster may sound: tokens of the full text, and a table of near sounds."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from callassist.matching import Sounds
from callassist.matching.parts import LIKELY
from callassist.matching.sounds import STEPS, shortened, step_off
from callassist.storage.driver import Connection

_COLUMNS = "sound, number, is_unclear, in_kana"
_KNOWN = f"""
SELECT {_COLUMNS} FROM sound WHERE kind = ? AND sound IN (SELECT value FROM json_each(?))
"""  # noqa: S608 - our own columns
_BEGUN = f"""
SELECT {_COLUMNS} FROM json_each(?) AS first CROSS JOIN sound
WHERE kind = ? AND sound > first.value AND sound < first.value || char(1114111)
"""  # noqa: S608 - our own columns
_SHARING = """
SELECT sound FROM near_sound WHERE kind = ? AND short IN (SELECT value FROM json_each(?))
"""
_TOGETHER = """
SELECT id FROM by_sound
WHERE family IN (SELECT value FROM json_each(?)) AND given IN (SELECT value FROM json_each(?))
"""

_json = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
"""`json.dumps` of a list as a statement takes it, without making an encoder each time."""


class Kind(StrEnum):
    """Which part of a name a sound is of; the word before it in a token."""

    FAMILY = "fa"
    GIVEN = "gi"
    WHOLE = "wh"
    UNLISTED = "gu"  # a given name as no dictionary reads it


class Whose(StrEnum):
    """Which rows' sounds a token stands for; the first letter of the token."""

    ALL = ""
    KANA = "k"  # names in nothing but kana
    UNCLEAR = "u"  # names that may sound in several ways, and so are not in `by_sound`
    LIKELY = "l"  # of those the ways that are likely


# As plain strings: putting an enumeration into a text takes five times as long.
_FAMILY, _GIVEN, _WHOLE, _UNLISTED = (
    kind.value for kind in (Kind.FAMILY, Kind.GIVEN, Kind.WHOLE, Kind.UNLISTED)
)
_IN_KANA, _IF_UNCLEAR, _IF_LIKELY = (
    whose.value for whose in (Whose.KANA, Whose.UNCLEAR, Whose.LIKELY)
)


def is_clear(sounds: Sounds) -> bool:
    """Return whether a name sounds in one way only, as family name and given name."""
    families, givens, wholes, _, _ = sounds
    return len(families) == len(givens) == 1 and not wholes


def sound_tokens(sounds: Sounds) -> str:
    """Return the tokens of a row's sounds, separated by spaces."""
    families, givens, wholes, kana_only, unlisted = sounds
    clear = is_clear(sounds)
    if clear and not kana_only and not unlisted:
        return pair_tokens(families[0], givens[0])
    words = [_FAMILY + sound for sound in families] + [_GIVEN + sound for sound in givens]
    unclear = [] if clear else [_IF_UNCLEAR + word for word in words]
    if families and givens and not clear:
        unclear += [f"{_IF_LIKELY}{_FAMILY}{sound}" for sound in families[:LIKELY]]
        unclear += [f"{_IF_LIKELY}{_GIVEN}{sound}" for sound in givens[:LIKELY]]
    words += [_WHOLE + sound for sound in wholes]
    words += [_UNLISTED + sound for sound in unlisted]
    only_kana = [_IN_KANA + word for word in words] if kana_only else []
    return " ".join(words + unclear + only_kana)


def pair_tokens(family: str, given: str) -> str:
    """Return the tokens of a row that sounds in one way, given by its two sounds."""
    return f"{_FAMILY}{family} {_GIVEN}{given}"


def token(kind: Kind, sound: str, whose: Whose = Whose.ALL) -> str:
    """Return the token of a sound."""
    return whose.value + kind.value + sound


def near_entries(kind: Kind, sounds: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the entries by which each of some sounds is found from any sound one step off."""
    for sound in sorted(sounds):
        for short in shortened(sound):
            yield kind, short, sound


class Sound(NamedTuple):
    """
    A sound that names of the roster have.

    Args:
        number: by which `by_sound` knows it.
        is_unclear: whether a name that may sound in several ways has it.
        in_kana: whether a name in nothing but kana has it.
    """

    number: int
    is_unclear: bool
    in_kana: bool


class NearSounds:
    """
    The family and given names of a roster by their sounds, and what sounds nearly like them.

    What was looked up once is remembered, so that one of these is for one search.

    Args:
        index: the index of the version.
    """

    def __init__(self, index: Connection) -> None:
        self._index = index
        self._looked: dict[tuple[Kind, str], Sound | None] = {}
        self._near: dict[tuple[Kind, str], tuple[list[str], ...]] = {}

    def known(self, kind: Kind, sounds: Iterable[str]) -> dict[str, Sound]:
        """Return those sounds that some row's name has, in their order."""
        looked = self._looked
        asked = list(dict.fromkeys(sounds))
        if new := [one for one in asked if (kind, one) not in looked]:
            looked.update(dict.fromkeys(((kind, one) for one in new), None))
            self._keep(kind, self._index.execute(_KNOWN, (kind, _json(new))))
        return {one: found for one in asked if (found := looked[kind, one])}

    def begun(self, kind: Kind, firsts: Sequence[str]) -> list[str]:
        """Return the sounds of rows that begin with one of some others and go on."""
        if not firsts:
            return []
        found = self._index.execute(_BEGUN, (_json(firsts), kind))
        return list(dict.fromkeys(self._keep(kind, found)))

    def near(self, kind: Kind, sound: str) -> tuple[list[str], ...]:
        """Return the sounds of some row's name that are one step off, for each of `STEPS`."""
        steps = self._near.get((kind, sound))
        if steps is None:
            found = self._index.execute(_SHARING, (kind, _json(shortened(sound))))
            steps = _by_step(sound, sorted({other for (other,) in found}))
            self._near[kind, sound] = steps
            self.known(kind, chain.from_iterable(steps))  # all at once, for they are asked for next
        return steps

    def together(self, families: Sequence[str], givens: Sequence[str]) -> list[int]:
        """
        Return the rows that have one of both, among those that sound in one way only.

        Args:
            families: sounds that were looked up before.
            givens: likewise.
        """
        some, others = self._numbers(Kind.FAMILY, families), self._numbers(Kind.GIVEN, givens)
        if not (some and others):
            return []
        found = self._index.execute(_TOGETHER, (_json(some), _json(others)))
        return [row_id for (row_id,) in found]

    def unclear(self, kind: Kind, sounds: Iterable[str]) -> list[str]:
        """Return those sounds, looked up before, that names have which may sound otherwise too."""
        looked = self._looked
        return [one for one in sounds if (found := looked.get((kind, one))) and found.is_unclear]

    def _numbers(self, kind: Kind, sounds: Iterable[str]) -> list[int]:
        looked = self._looked
        return [found.number for one in sounds if (found := looked.get((kind, one)))]

    def _keep(self, kind: Kind, found: Iterable[tuple[str, int, bool, bool]]) -> list[str]:
        sounds = []
        for sound, number, is_unclear, in_kana in found:
            self._looked[kind, sound] = Sound(number, is_unclear, in_kana)
            sounds.append(sound)
        return sounds


def _by_step(sound: str, others: Iterable[str]) -> tuple[list[str], ...]:
    steps: tuple[list[str], ...] = tuple([] for _ in STEPS)
    for other in others:
        step = step_off(sound, other)
        if step is not None:
            steps[step].append(other)
    return steps
