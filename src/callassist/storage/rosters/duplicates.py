"""One number in several rows: copies leave one row, differing rows are all refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from callassist.storage.driver import Connection

_REPEATED = """
SELECT reference, digest, id FROM roster_row
WHERE reference IN (SELECT reference FROM roster_row GROUP BY reference HAVING count(*) > 1)
ORDER BY reference, id
"""


@dataclass(frozen=True, slots=True)
class Removed:
    """
    A row taken out of the version because its number stands in another row too.

    Args:
        row_id: id under which the row was loaded.
        reference: its number.
        copy: whether it equals a row that stays; else the rows differ and all are refused.
    """

    row_id: int
    reference: str
    copy: bool


def repeated(connection: Connection) -> Iterator[Removed]:
    """Yield the rows that must go, by number; the index on it must stand."""
    for reference, group in groupby(connection.execute(_REPEATED), key=itemgetter(0)):
        rows = list(group)
        copies = len({digest for _, digest, _ in rows}) == 1
        for _, _, row_id in rows[1:] if copies else rows:
            yield Removed(row_id, reference, copies)
