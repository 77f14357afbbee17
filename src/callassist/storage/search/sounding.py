"""How the names of a roster may sound: tokens of the full text, and a table of near sounds."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from sqlite3 import Connection

from callassist.matching import Sounds
from callassist.matching.sounds import shortened, step_off

STEPS = (0, 1)
"""What `step_off` may say of two sounds that are one step apart."""

_KNOWN = "SELECT sound FROM sound WHERE kind = ? AND sound IN (SELECT value FROM json_each(?))"
_UNCLEAR = f"{_KNOWN} AND is_unclear"
_BEGUN = "SELECT sound FROM sound WHERE kind = ? AND sound > ? AND sound < ?"
_SHARING = """
SELECT sound FROM near_sound WHERE kind = ? AND short IN (SELECT value FROM json_each(?))
"""
_TOGETHER = """
SELECT id FROM by_sound
WHERE family IN (
    SELECT number FROM sound WHERE kind = ? AND sound IN (SELECT value FROM json_each(?))
) AND given IN (
    SELECT number FROM sound WHERE kind = ? AND sound IN (SELECT value FROM json_each(?))
)
"""
_LAST = "\U0010ffff"  # sorts behind every sound that begins with what stands before it


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


# As plain strings: putting an enumeration into a text takes five times as long.
_FAMILY, _GIVEN, _WHOLE, _UNLISTED = (
    kind.value for kind in (Kind.FAMILY, Kind.GIVEN, Kind.WHOLE, Kind.UNLISTED)
)
_IN_KANA, _IF_UNCLEAR = Whose.KANA.value, Whose.UNCLEAR.value


def is_clear(sounds: Sounds) -> bool:
    """Return whether a name sounds in one way only, as family name and given name."""
    families, givens, wholes, _, _ = sounds
    return len(families) == len(givens) == 1 and not wholes


def sound_tokens(sounds: Sounds) -> str:
    """Return the tokens of a row's sounds, separated by spaces."""
    families, givens, wholes, kana_only, unlisted = sounds
    clear = is_clear(sounds)
    if clear and not kana_only and not unlisted:
        return f"{_FAMILY}{families[0]} {_GIVEN}{givens[0]}"
    words = [_FAMILY + sound for sound in families] + [_GIVEN + sound for sound in givens]
    unclear = [] if clear else [_IF_UNCLEAR + word for word in words]
    words += [_WHOLE + sound for sound in wholes]
    words += [_UNLISTED + sound for sound in unlisted]
    only_kana = [_IN_KANA + word for word in words] if kana_only else []
    return " ".join(words + unclear + only_kana)


def token(kind: Kind, sound: str, whose: Whose = Whose.ALL) -> str:
    """Return the token of a sound."""
    return f"{whose}{kind}{sound}"


def near_entries(kind: Kind, sounds: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the entries by which each of some sounds is found from any sound one step off."""
    for sound in sorted(sounds):
        for short in shortened(sound):
            yield kind, short, sound


class NearSounds:
    """
    The family and given names of a roster by their sounds, and what sounds nearly like them.

    Args:
        index: the index of the version.
    """

    def __init__(self, index: Connection) -> None:
        self._index = index

    def known(self, kind: Kind, sounds: Iterable[str]) -> set[str]:
        """Return those sounds that some row's name has."""
        found = self._index.execute(_KNOWN, (kind, json.dumps(list(sounds))))
        return {sound for (sound,) in found}

    def unclear(self, kind: Kind, sounds: Sequence[str]) -> set[str]:
        """Return those sounds that a name has which may sound in several ways."""
        if not sounds:
            return set()
        found = self._index.execute(_UNCLEAR, (kind, json.dumps(sounds)))
        return {sound for (sound,) in found}

    def begun(self, kind: Kind, first: str) -> list[str]:
        """Return the sounds of rows that begin with another and go on."""
        found = self._index.execute(_BEGUN, (kind, first, first + _LAST))
        return [sound for (sound,) in found]

    def near(self, kind: Kind, sound: str) -> tuple[list[str], ...]:
        """Return the sounds of some row's name that are one step off, for each of `STEPS`."""
        found = self._index.execute(_SHARING, (kind, json.dumps(shortened(sound))))
        return _by_step(sound, sorted({other for (other,) in found}))

    def together(self, families: Sequence[str], givens: Sequence[str]) -> list[int]:
        """Return the rows that have one of both, among those that sound in one way only."""
        asked = (Kind.FAMILY, json.dumps(families), Kind.GIVEN, json.dumps(givens))
        return [row_id for (row_id,) in self._index.execute(_TOGETHER, asked)]


def _by_step(sound: str, others: Iterable[str]) -> tuple[list[str], ...]:
    steps: tuple[list[str], ...] = tuple([] for _ in STEPS)
    for other in others:
        step = step_off(sound, other)
        if step is not None:
            steps[step].append(other)
    return steps
