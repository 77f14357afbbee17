"""What the index holds of rows, made out without any database, so that another process can."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import NamedTuple

from callassist.domain.roster import RosterRow
from callassist.matching import KeysReader, RowKeys, SoundsReader
from callassist.storage.search.grams import distinct_kana, tokens
from callassist.storage.search.noting import Noted, SoundNotes
from callassist.storage.search.rows import MOST_CODES

_SEPARATOR = "\n"  # of no key and no token: names are compared in one line

Batch = Sequence[tuple[int, RosterRow]]


class Entries(NamedTuple):
    """
    What the index holds of some rows; columns of texts are joined, to cross a pipe quickly.

    Args:
        ids: of the rows.
        names, kanas: keys of names, and of readings that are not the name again.
        tokens: for the full text.
        letters: a code a row for the letters of its number.
        marks: equal for rows that share a number, and once in a while for others.
        longest: digits of the longest number.
        new_letters: those that got the next codes.
        heard: what is noted of the sounds.
    """

    ids: Sequence[int]
    names: str
    kanas: str
    tokens: str
    letters: bytes
    marks: array[int]
    longest: int
    new_letters: list[str]
    heard: Noted


class EntryMaker:
    """Makes the entries of all rows of one index, batch by batch, in their order."""

    def __init__(self) -> None:
        self._keys = KeysReader()
        self._sounds = SoundsReader()
        self._codes: dict[str, int] = {}
        self._noted = SoundNotes()

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
        heard = self._noted.read(sounds)
        return Entries(
            ids=[row_id for row_id, _ in batch],
            names=_SEPARATOR.join([key.name for key in keys]),
            kanas=_SEPARATOR.join(map(distinct_kana, keys)),
            tokens=_SEPARATOR.join(tokens(keys, heard.tokens)),
            letters=letters,
            marks=array("q", [hash(row.reference) for row in rows]),
            longest=max(len(key.digits) for key in keys),
            new_letters=list(self._codes)[known:],
            heard=heard._replace(tokens=[]),
        )

    def _code(self, key: RowKeys) -> int:
        codes = self._codes
        return codes.get(key.letters) or codes.setdefault(
            key.letters, min(len(codes) + 1, MOST_CODES)
        )


def column(joined: str) -> list[str]:
    """Return the texts of a joined column."""
    return joined.split(_SEPARATOR)
