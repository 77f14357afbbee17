"""Opening the encrypted files of a roster version for building its index and for searching."""

from __future__ import annotations

from pathlib import Path

from callassist.domain.errors import RefusedError
from callassist.storage.driver import Connection, DatabaseError, keyed
from callassist.storage.rosters.connection import PAGE_BYTES, read_only_uri, translated

_BUILD_CACHE_KIB = 2048
"""Enough: everything is written from its beginning to its end, and read like that once."""


def open_building(path: Path, staging: Path, key: bytes) -> Connection:
    """
    Open a new index, with an encrypted scratch file beside it attached as `staging`.

    It is built aside and thrown away if anything fails: no journal, no flush before the end.
    """
    connection = _connect(str(path), key)
    connection.execute(f"ATTACH ? AS staging KEY \"x'{key.hex()}'\"", (str(staging),))
    for schema in ("main", "staging"):
        connection.execute(f"PRAGMA {schema}.journal_mode=OFF")
        connection.execute(f"PRAGMA {schema}.synchronous=OFF")
        connection.execute(f"PRAGMA {schema}.locking_mode=EXCLUSIVE")
        connection.execute(f"PRAGMA {schema}.cache_size=-{_BUILD_CACHE_KIB}")
    # Sorting in memory: temporary files would not be encrypted.
    connection.execute("PRAGMA temp_store=MEMORY")
    return connection


def open_reading(path: Path, key: bytes, cache_kib: int) -> Connection:
    """
    Open a finished file; it never changes, so it needs no locks.

    The connection may move between threads: whoever shares it lets one in at a time.

    Raises:
        RefusedError: the file is missing, damaged, or not of this key.
    """
    if not path.is_file():
        raise RefusedError("roster-missing")
    connection = _connect(read_only_uri(path), key)
    try:
        connection.execute(f"PRAGMA cache_size=-{cache_kib}")
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute("PRAGMA query_only=ON")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except DatabaseError as error:
        connection.close()
        raise translated(error) from None
    return connection


def _connect(address: str, key: bytes) -> Connection:
    connection = keyed(address, key, shared=True, statements=256)
    connection.execute(f"PRAGMA cipher_page_size={PAGE_BYTES}")
    return connection
