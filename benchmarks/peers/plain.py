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

CACHE_KIB = 65536


def build(folder: Path, version: Path, key: bytes) -> None:
    """Copy a version of synthetic rows without its encryption into a new folder."""
    folder.mkdir()
    for name in ("index.db", "roster.db"):
        with closing(open_reading(version / name, key, CACHE_KIB)) as source:
            source.execute("PRAGMA query_only=OFF")
            source.execute("ATTACH ? AS plain KEY ''", (str(folder / name),))
            source.execute("PRAGMA plain.journal_mode=OFF")
            source.execute("PRAGMA plain.synchronous=OFF")
            source.execute("SELECT sqlcipher_export('plain')")


def plain_search(folder: Path) -> RosterSearch:
    """Return a search in a folder that `build` has filled."""
    with patch.object(searching, "open_reading", _open_plain):
        return RosterSearch(folder, bytes(32))


def _open_plain(path: Path, key: bytes, cache_kib: int) -> Connection:
    del key
    opened = dbapi2.connect(
        read_only_uri(path), uri=True, isolation_level=None, cached_statements=256
    )
    connection = cast("Connection", opened)
    connection.execute(f"PRAGMA cache_size=-{cache_kib}")
    connection.execute("PRAGMA temp_store=MEMORY")
    return connection
