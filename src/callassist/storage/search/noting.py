"""What the index notes of the sounds of names while rows come in."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
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


class SoundNotes:
    """Numbers sounds and makes their tokens; names that sound alike are noted once."""

    def __init__(self) -> None:
        self._numbers: dict[Kind, dict[str, int]] = {kind: {} for kind in Kind}
        self._odd: dict[Sounds, tuple[str, int, int]] = {}
        self._begin()

    def _begin(self) -> None:
        self._new: BySort = {kind: [] for kind in Kind}
        self._unclear: BySort = {kind: [] for kind in Kind}
        self._in_kana: BySort = {kind: [] for kind in Kind}

    def note(self, sounds: Sounds) -> RowNote:
        """Return what is noted of a row, given by its sounds."""
        if not is_clear(sounds) or sounds.kana_only or sounds.unlisted:
            return self._odd.get(sounds) or self._note_odd(sounds)
        return sound_tokens(sounds), *self._numbered(sounds)

    def number(self, kind: Kind, sound: str) -> int:
        """Return the number of a sound; a new one gets the next."""
        numbers = self._numbers[kind]
        if sound not in numbers:
            numbers[sound] = len(numbers)
            self._new[kind].append(sound)
        return numbers[sound]

    def taken(self, notes: Sequence[RowNote]) -> Noted:
        """Return the notes of some rows, and with them what is new since the last were taken."""
        tokens, families, givens = zip(*notes, strict=True)
        news = self._new, self._unclear, self._in_kana
        self._begin()
        return Noted(list(tokens), array("q", families), array("q", givens), *news)

    def _note_odd(self, sounds: Sounds) -> RowNote:
        if len(self._odd) >= _MOST_ODD:
            self._odd.clear()
        family, given = self._numbered(sounds)
        if not is_clear(sounds):
            family = given = NO_NUMBER
            _add(self._unclear, sounds)
        if sounds.kana_only:
            _add(self._in_kana, sounds)
        noted = self._odd[sounds] = (sound_tokens(sounds), family, given)
        return noted

    def _numbered(self, sounds: Sounds) -> tuple[int, int]:
        """Give every new sound its number, and return those of the first family and given name."""
        for kind, some in _by_sort(sounds):
            for sound in some:
                self.number(kind, sound)
        families, givens = sounds.families, sounds.givens
        numbered = self._numbers
        return (
            numbered[Kind.FAMILY][families[0]] if families else NO_NUMBER,
            numbered[Kind.GIVEN][givens[0]] if givens else NO_NUMBER,
        )


def _add(notes: BySort, sounds: Sounds) -> None:
    for kind, some in _by_sort(sounds):
        notes[kind].extend(some)


def _by_sort(sounds: Sounds) -> Iterable[tuple[Kind, tuple[str, ...]]]:
    families, givens, wholes, _, unlisted = sounds
    return zip(Kind, (families, givens, wholes, unlisted), strict=True)
