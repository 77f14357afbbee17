"""Opening the encrypted files of a roster version for building its index and for searching."""

from __future__ import annotations

from pathlib import Path

# sqlcipher3 has no types; its objects have the standard library's interface.
from sqlite3 import Connection
from typing import cast

from sqlcipher3 import dbapi2

from callassist.domain.errors import RefusedError
from callassist.storage.rosters.connection import PAGE_BYTES, read_only_uri, translated

DatabaseError = dbapi2.DatabaseError

_BUILD_CACHE_KIB = 65536


def open_building(path: Path, staging: Path, key: bytes) -> Connection:
    """
    Open a new index, with an encrypted scratch file beside it attached as `staging`.

    It is built aside and thrown away if anything fails: no journal, no flush before the end.
    """
    connection = _connect(str(path), key, uri=False)
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
    connection = _connect(read_only_uri(path), key, uri=True)
    try:
        connection.execute(f"PRAGMA cache_size=-{cache_kib}")
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute("PRAGMA query_only=ON")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except DatabaseError as error:
        connection.close()
        raise translated(error) from None
    return connection


def _connect(address: str, key: bytes, *, uri: bool) -> Connection:
    opened = dbapi2.connect(
        address, uri=uri, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    connection = cast("Connection", opened)
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute(f"PRAGMA cipher_page_size={PAGE_BYTES}")
    return connection
