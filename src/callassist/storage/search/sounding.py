"""How the names of a roster may sound: tokens of the full text, and a table of near sounds."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from sqlite3 import Connection

from callassist.matching import Sounds
from callassist.matching.sounds import shortened, step_off

STEPS = (0, 1)
"""What `step_off` may say of two sounds that are one step apart."""

_KNOWN = "SELECT sound FROM sound WHERE kind = ? AND sound IN (SELECT value FROM json_each(?))"
_BEGUN = "SELECT sound FROM sound WHERE kind = ? AND sound > ? AND sound < ? LIMIT ?"
_SHARING = """
SELECT sound FROM near_sound WHERE kind = ? AND short IN (SELECT value FROM json_each(?))
"""
_LAST = "\U0010ffff"  # sorts behind every sound that begins with what stands before it


class Kind(StrEnum):
    """Which part of a name a sound is of; the word before it in a token."""

    FAMILY = "fa"
    GIVEN = "gi"
    WHOLE = "wh"


_ONLY_KANA = "k"  # before the tokens that names in nothing but kana have besides


def sound_tokens(sounds: Sounds) -> str:
    """Return the tokens of a row's sounds, separated by spaces."""
    families, givens, wholes, kana_only = sounds
    if len(families) == len(givens) == 1 and not (wholes or kana_only):
        return f"{Kind.FAMILY}{families[0]} {Kind.GIVEN}{givens[0]}"
    words = [
        *[f"{Kind.FAMILY}{sound}" for sound in families],
        *[f"{Kind.GIVEN}{sound}" for sound in givens],
        *[f"{Kind.WHOLE}{sound}" for sound in wholes],
    ]
    return " ".join([*words, *[f"{_ONLY_KANA}{word}" for word in words]] if kana_only else words)


def token(kind: Kind, sound: str, *, kana_only: bool = False) -> str:
    """Return the token of a sound; `kana_only`: of names in nothing but kana."""
    return f"{_ONLY_KANA if kana_only else ''}{kind}{sound}"


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

    def begun(self, kind: Kind, first: str, most: int) -> list[str]:
        """Return the sounds that begin with another and go on; one too many where `most` do."""
        found = self._index.execute(_BEGUN, (kind, first, first + _LAST, most + 1))
        return [sound for (sound,) in found]

    def near(self, kind: Kind, sound: str) -> tuple[list[str], ...]:
        """Return the sounds of some row's name that are one step off, for each of `STEPS`."""
        found = self._index.execute(_SHARING, (kind, json.dumps(shortened(sound))))
        return _by_step(sound, sorted({other for (other,) in found}))


def _by_step(sound: str, others: Iterable[str]) -> tuple[list[str], ...]:
    steps: tuple[list[str], ...] = tuple([] for _ in STEPS)
    for other in others:
        step = step_off(sound, other)
        if step is not None:
            steps[step].append(other)
    return steps
