"""What the index holds of rows, made out without any database, so that another process can."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from callassist.domain.roster import RosterRow
from callassist.matching import KeysReader, RowKeys, Sounds, SoundsReader
from callassist.storage.search.grams import distinct_kana, tokens
from callassist.storage.search.rows import MOST_CODES
from callassist.storage.search.sounding import Kind

NO_NUMBER = -1
"""Instead of a sound's number, where a name may sound in several ways."""

_SEPARATOR = "\n"  # of no key and no token: names are compared in one line

Batch = Sequence[tuple[int, RosterRow]]
NewSounds = dict[Kind, list[str]]


class Entries(NamedTuple):
    """
    What the index holds of some rows; columns of texts are joined, to cross a pipe quickly.

    Args:
        ids: of the rows.
        names, kanas: keys of names, and of readings that are not the name again.
        tokens: for the full text.
        families, givens: number of the only sound of both names, or `NO_NUMBER`.
        letters: a code a row for the letters of its number.
        marks: equal for rows that share a number, and once in a while for others.
        longest: digits of the longest number.
        new_letters: those that got the next codes; new_sounds: those that got the next numbers.
        unclear: sounds of names that may sound in several ways; in_kana: of names in kana.
        has_wholes: whether of some names nobody knows where the family name ends.
        has_kana: whether some names are in nothing but kana.
    """

    ids: Sequence[int]
    names: str
    kanas: str
    tokens: str
    families: array[int]
    givens: array[int]
    letters: bytes
    marks: array[int]
    longest: int
    new_letters: list[str]
    new_sounds: NewSounds
    unclear: NewSounds
    in_kana: NewSounds
    has_wholes: bool
    has_kana: bool


class EntryMaker:
    """Makes the entries of all rows of one index, batch by batch, in their order."""

    def __init__(self) -> None:
        self._keys = KeysReader()
        self._sounds = SoundsReader()
        self._codes: dict[str, int] = {}
        self._parts = {kind: _Parts() for kind in Kind}

    def entries(self, batch: Batch) -> Entries:
        """
        Return the entries of some rows.

        Args:
            batch: row id and row, at least one; ids count up from 1, with few gaps.
        """
        rows = [row for _, row in batch]
        keys, sounds = self._keys.read(rows), self._sounds.read(rows)
        known = len(self._codes)
        letters = bytes(map(self._code, keys))
        numbers = self._numbers(sounds)
        return Entries(
            ids=[row_id for row_id, _ in batch],
            names=_SEPARATOR.join([key.name for key in keys]),
            kanas=_SEPARATOR.join(map(distinct_kana, keys)),
            tokens=_SEPARATOR.join(tokens(keys, sounds)),
            families=array("q", numbers[0]),
            givens=array("q", numbers[1]),
            letters=letters,
            marks=array("q", [hash(row.reference) for row in rows]),
            longest=max(len(key.digits) for key in keys),
            new_letters=list(self._codes)[known:],
            new_sounds={kind: part.taken() for kind, part in self._parts.items()},
            unclear=_distinct(
                one for one, number in zip(sounds, numbers[0], strict=True) if number == NO_NUMBER
            ),
            in_kana=_distinct(one for one in sounds if one.kana_only),
            has_wholes=any(one.wholes for one in sounds),
            has_kana=any(one.kana_only for one in sounds),
        )

    def _code(self, key: RowKeys) -> int:
        codes = self._codes
        return codes.get(key.letters) or codes.setdefault(
            key.letters, min(len(codes) + 1, MOST_CODES)
        )

    def _numbers(self, sounds: Sequence[Sounds]) -> tuple[list[int], list[int]]:
        """Return the numbers of family and given name, of rows that sound in one way."""
        families, givens, wholes, unlisted = (self._parts[kind] for kind in Kind)
        numbers: tuple[list[int], list[int]] = [], []
        for one in sounds:
            family, given = families[one[0]], givens[one[1]]
            if one[2]:
                wholes.take(one[2])
            if one[4]:
                unlisted.take(one[4])
            if one[2] or NO_NUMBER in (family, given):
                family = given = NO_NUMBER
            numbers[0].append(family)
            numbers[1].append(given)
        return numbers


class _Parts(dict[tuple[str, ...], int]):
    """Groups of sounds: each sound gets a number, and a group of one has it."""

    def __init__(self) -> None:
        super().__init__()
        self._sounds: dict[str, int] = {}
        self._told = 0

    def __missing__(self, sounds: tuple[str, ...]) -> int:
        self.take(sounds)
        if len(sounds) != 1:
            return NO_NUMBER
        number = self[sounds] = self._sounds[sounds[0]]
        return number

    def take(self, sounds: Iterable[str]) -> None:
        """Give each sound its number."""
        known = self._sounds
        for sound in sounds:
            known.setdefault(sound, len(known))

    def taken(self) -> list[str]:
        """Return the sounds that got the next numbers since this was last asked."""
        new = list(self._sounds)[self._told :] if len(self._sounds) > self._told else []
        self._told = len(self._sounds)
        return new


def _distinct(some: Iterable[Sounds]) -> NewSounds:
    found: dict[Kind, set[str]] = {kind: set() for kind in Kind}
    for families, givens, wholes, _, unlisted in some:
        found[Kind.FAMILY].update(families)
        found[Kind.GIVEN].update(givens)
        found[Kind.WHOLE].update(wholes)
        found[Kind.UNLISTED].update(unlisted)
    return {kind: list(sounds) for kind, sounds in found.items()}


def column(joined: str) -> list[str]:
    """Return the texts of a joined column."""
    return joined.split(_SEPARATOR)
