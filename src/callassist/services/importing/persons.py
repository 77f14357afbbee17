"""One person under two numbers of the same letter, told from a hash a row."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence

ROWS_AT_ONCE = 500_000
"""So many hashes are held against each other at a time: a set of them takes some 30 MB."""

_NOBODY = 0


class Persons:
    """
    Remembers who stands in which row of a version, eight bytes a row.

    A person is the key of a name together with a supply point, or where the row has none a
    telephone, or else an address; a name alone is nobody's. Under another letter the same person
    has had another letter, which is no mistake of the file.
    """

    def __init__(self) -> None:
        self._marks = array("q")

    def note(
        self,
        letters: Sequence[object],
        names: Sequence[str],
        points: Sequence[str],
        phones: Sequence[str],
        addresses: Sequence[str],
    ) -> None:
        """
        Take in rows in the order of their ids, which count from 1.

        Args:
            letters: of the numbers, or what stands for them.
            names: keys of the names.
            points: supply points.
            phones: telephones.
            addresses: where letters went.
        """
        places = zip(points, phones, addresses, strict=True)
        where = [a or b.replace("-", "") or c for a, b, c in places]
        known = zip(letters, names, where, strict=True)
        self._marks.extend([hash(one) if one[1] and one[2] else _NOBODY for one in known])

    def twice(self, taken_out: Collection[int] = ()) -> list[int]:
        """Return the ids of rows whose person stands in another row too; asked for last of all."""
        marks = self._marks
        for row_id in taken_out:
            marks[row_id - 1] = _NOBODY
        parts = 1 + len(marks) // ROWS_AT_ONCE
        again: set[int] = set()
        for part in range(parts):
            again |= _repeated(marks, part, parts)
        if not again:
            return []
        return [row_id for row_id, mark in enumerate(marks, 1) if mark in again]


def _repeated(marks: Iterable[int], part: int, parts: int) -> set[int]:
    mine = [mark for mark in marks if mark % parts == part] if parts > 1 else list(marks)
    seen: set[int] = set()
    again: set[int] = set()
    if len(set(mine)) < len(mine):  # in most files nobody stands twice
        for mark in mine:
            (again if mark in seen else seen).add(mark)
    return again - {_NOBODY}
