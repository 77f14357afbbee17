"""What encryption costs: the same roster version without it, searched by the same code."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from sqlite3 import Connection
from typing import cast
from unittest.mock import patch

from sqlcipher3 import dbapi2

from callassist.storage.rosters.connection import read_only_uri
from callassist.storage.search import RosterSearch, searching
from callassist.storage.search.connection import open_reading


def plain_search(folder: Path, key: bytes) -> RosterSearch:
    """Return a search in plain copies of a version of synthetic rows, left beside its files."""
    beside = folder / "plain"
    beside.mkdir()
    for name in ("index.db", "roster.db"):
        with closing(open_reading(folder / name, key, 16384)) as source:
            source.execute("PRAGMA query_only=OFF")
            source.execute("ATTACH ? AS plain KEY ''", (str(beside / name),))
            source.execute("SELECT sqlcipher_export('plain')")
    with patch.object(searching, "open_reading", _open_plain):
        return RosterSearch(beside, key)


def _open_plain(path: Path, key: bytes, cache_kib: int) -> Connection:
    del key
    opened = dbapi2.connect(
        read_only_uri(path), uri=True, isolation_level=None, cached_statements=256
    )
    connection = cast("Connection", opened)
    connection.execute(f"PRAGMA cache_size=-{cache_kib}")
    connection.execute("PRAGMA temp_store=MEMORY")
    return connection
