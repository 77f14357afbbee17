"""What the index notes of the sounds of names while rows come in."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from callassist.matching import Sounds
from callassist.storage.search.sounding import Kind, is_clear, sound_tokens

NO_NUMBER = -1
"""Instead of a sound's number, where a name may sound in several ways."""

_MOST_ODD = 8_000

BySort = dict[Kind, list[str]]
"""Sounds of family names, given names and so on."""

RowNote = tuple[str, int, int]
"""Tokens of a row's sounds, and the numbers of the only sound of both names or `NO_NUMBER`."""


class Noted(NamedTuple):
    """
    What is noted of some rows.

    Args:
        tokens: of the sounds of each row; empty once they stand among its other tokens.
        families, givens: number of the only sound of both names, or `NO_NUMBER`.
        new: sounds that got the next numbers.
        unclear: sounds of names that may sound in several ways; in_kana: of names in kana.
    """

    tokens: list[str]
    families: array[int]
    givens: array[int]
    new: BySort
    unclear: BySort
    in_kana: BySort


class Numbered(dict[str, int]):
    """Sounds by number, looked up like entries of a dictionary; a new one gets the next number."""

    def __init__(self) -> None:
        super().__init__()
        self._new: list[str] = []

    def __missing__(self, sound: str) -> int:
        number = self[sound] = len(self)
        self._new.append(sound)
        return number

    def of(self, sounds: Iterable[str]) -> list[int]:
        """Return the number of each sound."""
        return list(map(self.__getitem__, sounds))

    def taken(self) -> list[str]:
        """Return the sounds that are new since this was asked last."""
        new, self._new = self._new, []
        return new


class SoundNotes:
    """Numbers sounds and makes their tokens; names that sound alike are noted once."""

    def __init__(self) -> None:
        self._sounds, self._unclear, self._in_kana = (
            {kind: Numbered() for kind in Kind} for _ in range(3)
        )
        self._odd: dict[Sounds, RowNote] = {}

    def numbered(self, kind: Kind) -> Numbered:
        """Return the sounds of one sort."""
        return self._sounds[kind]

    def note(self, sounds: Sounds) -> RowNote:
        """Return what is noted of a row, given by its sounds."""
        if not is_clear(sounds) or sounds.kana_only or sounds.unlisted:
            return self._odd.get(sounds) or self._note_odd(sounds)
        families, givens, *_ = _add(self._sounds, sounds)
        return sound_tokens(sounds), families[0], givens[0]

    def taken(self, notes: Sequence[RowNote]) -> Noted:
        """Return the notes of some rows, and with them what is new since the last were taken."""
        tokens, families, givens = zip(*notes, strict=True)
        news = map(_new, (self._sounds, self._unclear, self._in_kana))
        return Noted(list(tokens), array("q", families), array("q", givens), *news)

    def _note_odd(self, sounds: Sounds) -> RowNote:
        if len(self._odd) >= _MOST_ODD:
            self._odd.clear()
        families, givens, *_ = _add(self._sounds, sounds)
        family, given = next(iter(families), NO_NUMBER), next(iter(givens), NO_NUMBER)
        if not is_clear(sounds):
            family = given = NO_NUMBER
            _add(self._unclear, sounds)
        if sounds.kana_only:
            _add(self._in_kana, sounds)
        noted = self._odd[sounds] = (sound_tokens(sounds), family, given)
        return noted


def _add(some: Mapping[Kind, Numbered], sounds: Sounds) -> list[list[int]]:
    """Return the numbers of the sounds of a name, of each sort; new ones are added."""
    families, givens, wholes, _, unlisted = sounds
    by_sort = (families, givens, wholes, unlisted)
    return [known.of(new) for known, new in zip(some.values(), by_sort, strict=True)]


def _new(some: Mapping[Kind, Numbered]) -> BySort:
    return {kind: sounds.taken() for kind, sounds in some.items()}
