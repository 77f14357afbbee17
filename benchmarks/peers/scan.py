"""What people do: `LIKE '%…%'` over the wide table, here the very same encrypted one."""

from __future__ import annotations

from pathlib import Path

from callassist.storage.search.connection import open_reading

LIMIT = 50
CACHE_KIB = 16384


class LikeScan:
    """
    Scans the rows of a roster version.

    Args:
        folder: the roster version's folder.
        key: its raw key.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self._connection = open_reading(folder / "roster.db", key, CACHE_KIB)

    def find(self, number: str, name: str) -> object:
        """Return the first 50 whole rows by name: a list in any order helps nobody."""
        words = [f"%{word}%" for word in f"{number} {name}".split()]
        one = "(reference LIKE ? OR name LIKE ? OR kana LIKE ? OR phone LIKE ?)"
        holds = " AND ".join([one] * len(words))
        query = f"SELECT * FROM roster_row WHERE {holds} ORDER BY name LIMIT {LIMIT}"  # noqa: S608 - question marks only
        values = [word for word in words for _ in range(4)]
        return self._connection.execute(query, values).fetchall()
