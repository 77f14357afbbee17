"""What the index holds of rows, made out without any database, so that another process can."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from callassist.domain.roster import RosterRow
from callassist.matching.keys import parts_of, supply_key
from callassist.storage.search.grams import digit_tokens
from callassist.storage.search.naming import NameMaker
from callassist.storage.search.noting import Noted
from callassist.storage.search.rows import MOST_CODES

_SEPARATOR = "\n"  # of no key and no token: names are compared in one line


class Batch(NamedTuple):
    """
    Some rows, column by column, as far as the index holds anything of them.

    Args:
        ids: of the rows, at least one; they count up from 1, with few gaps.
        references, names, kanas, phones, points: fields of the rows.
    """

    ids: Sequence[int]
    references: Sequence[str]
    names: Sequence[str]
    kanas: Sequence[str]
    phones: Sequence[str]
    points: Sequence[str]

    @classmethod
    def of(cls, rows: Sequence[tuple[int, RosterRow]]) -> Batch:
        """Return the columns of rows, given with their ids."""
        fields = [(at, row.reference, row.name, row.kana, row.phone, row.supply_point)
                  for at, row in rows]  # fmt: skip
        return cls(*zip(*fields, strict=True))


class Entries(NamedTuple):
    """
    What the index holds of some rows; columns of texts are joined, to cross a pipe quickly.

    What names are cut into is left to whoever inserts them: it is many times as long.

    Args:
        ids: of the rows.
        names, kanas: keys of names, and of readings that are not the name again.
        words: tokens of digits and sounds, for the full text.
        letters: a code a row for the letters of its number.
        longest: digits of the longest number.
        new_letters: those that got the next codes.
        heard: what is noted of the sounds.
    """

    ids: Sequence[int]
    names: str
    kanas: str
    words: str
    letters: bytes
    longest: int
    new_letters: list[str]
    heard: Noted


class EntryMaker:
    """Makes the entries of all rows of one index, batch by batch, in their order."""

    def __init__(self) -> None:
        self._names = NameMaker()
        self._codes: dict[str, int] = {}

    def entries(self, batch: Batch) -> Entries:
        """Return the entries of some rows."""
        numbers = list(map(parts_of, batch.references))
        digits = [digits for _, digits in numbers]
        known = len(self._codes)
        letters = bytes([self._code(letters) for letters, _ in numbers])
        named = self._names.read(batch.names, batch.kanas)
        points = list(map(supply_key, batch.points))
        digit_words = digit_tokens(digits, batch.phones, points)
        return Entries(
            ids=batch.ids,
            names=_SEPARATOR.join(named.names),
            kanas=_SEPARATOR.join(named.kanas),
            words=_SEPARATOR.join(map(" ".join, zip(digit_words, named.heard.tokens, strict=True))),
            letters=letters,
            longest=max(map(len, digits)),
            new_letters=list(self._codes)[known:],
            heard=named.heard._replace(tokens=[]),
        )

    def _code(self, letters: str) -> int:
        codes = self._codes
        return codes.get(letters) or codes.setdefault(letters, min(len(codes) + 1, MOST_CODES))


def column(joined: str) -> list[str]:
    """Return the texts of a joined column."""
    return joined.split(_SEPARATOR)
