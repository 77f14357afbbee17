"""What became of letters, carried from the active version into the one being built."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from callassist.domain.delivery import LIFTED, Delivery
from callassist.storage.driver import Connection
from callassist.storage.rosters import departed
from callassist.storage.rosters.connection import open_reading

MOST_KEPT = 200_000
"""States held in memory, about 30 MB; a version with more of them is asked batch by batch."""

_ALL = """
SELECT reference, returned FROM roster_row WHERE returned <> ''
UNION ALL SELECT reference, returned FROM departed
"""
_SOME = f"SELECT count(*) FROM (SELECT 1 FROM ({_ALL}) LIMIT ?)"  # noqa: S608 - our own words
_OF = """
SELECT reference, returned FROM roster_row
WHERE reference IN (SELECT value FROM json_each(?1)) AND +returned <> ''
UNION ALL SELECT reference, returned FROM departed
WHERE reference IN (SELECT value FROM json_each(?1))
"""


@lru_cache(maxsize=10_000)
def merged(old: str, new: str) -> str:
    """
    Return the state that holds after a file stated `new` of a row that had `old`.

    An old text that says the same in other words is left as it is.
    """
    if not old and LIFTED not in new:
        return new
    older = Delivery.parse(old)
    after = older.merged(Delivery.parse(new)).standing()
    return old if after == older else after.text()


class KnownStates:
    """
    The states of the active version, found by number; also of those who left it earlier.

    Args:
        active: file and key of the active version; None at the first import.
    """

    def __init__(self, active: tuple[Path, bytes] | None) -> None:
        self._kept: dict[str, str] = {}
        self._asked: Connection | None = None
        if active is None:
            return
        connection = open_reading(*active, cache_kib=2048)
        departed.readable(connection)
        if connection.execute(_SOME, (MOST_KEPT + 1,)).fetchone()[0] > MOST_KEPT:
            self._asked = connection
            return
        with closing(connection):
            self._kept = dict(connection.execute(_ALL))

    def onto(self, references: Sequence[str], stated: Sequence[str]) -> Sequence[str]:
        """
        Return what holds of the letters of a file's rows; a blank cell keeps what is known.

        Args:
            references: numbers of the rows.
            stated: what the file says of each.
        """
        known = self._of(references) if self._kept or self._asked else {}
        if not known and not any(stated):
            return stated
        return [
            merged(known.get(reference, ""), said) if said or reference in known else said
            for reference, said in zip(references, stated, strict=True)
        ]

    def close(self) -> None:
        """Let go of the active version."""
        if self._asked:
            self._asked.close()

    def _of(self, references: Sequence[str]) -> dict[str, str]:
        if self._asked:
            return dict(self._asked.execute(_OF, (json.dumps(list(references)),)))
        return {one: self._kept[one] for one in self._kept.keys() & set(references)}
