"""A copy of `callassist.db` under another key, made while others write, and put back again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from callassist.domain.errors import RefusedError
from callassist.storage.connections import BUSY_SECONDS, translated
from callassist.storage.driver import Connection, DatabaseError, keyed
from callassist.storage.rosters.verify import Expected

_PLACEHOLDER = b"\0" * 32
"""Stands for a roster's key in the copy: the key itself is in the backup's head, or nowhere."""

_PLANS = "import_plan"
# What a plan built is no registered roster and stays behind; so the copy knows no open plan.
_NO_PLANS = """
UPDATE import_plan SET state = 'interrupted', "key" = NULL
WHERE state IN ('building', 'ready', 'pending')
"""


@dataclass(frozen=True, slots=True)
class RosterKept:
    """A registered roster version: what its file must hold, and the key that opens it."""

    version: str
    expected: Expected
    key: bytes


@dataclass(frozen=True, slots=True)
class Snapshot:
    """
    What a copy of the database holds.

    Args:
        rosters: every version that can still be opened, newest first.
        counts: table → rows.
    """

    rosters: tuple[RosterKept, ...]
    counts: dict[str, int]


def copy_out(database: Path, key: bytes, target: Path, under: bytes) -> Snapshot:
    """
    Copy a database as it stands at one moment; nobody who writes to it meanwhile has to wait.

    Args:
        database: the profile's, open elsewhere or not.
        key: its raw key.
        target: file to make.
        under: raw key of the copy.

    Raises:
        RefusedError: profile-damaged.
        MachineError: disk full, read-only, or failing.
    """
    _copy(database, key, target, under)
    with _opened(target, under) as connection:
        rosters = _rosters(connection)
        with connection:
            connection.execute("BEGIN")
            if _has(connection, _PLANS):  # a database of an older program has none
                connection.execute(_NO_PLANS)
            keys = "UPDATE roster_version SET key = ? WHERE key IS NOT NULL"
            connection.execute(keys, (_PLACEHOLDER,))
        counts = _counts(connection)
    return Snapshot(rosters, counts)


def copy_in(
    source: Path,
    under: bytes,
    target: Path,
    key: bytes,
    keys: Callable[[str], bytes | None],
) -> Snapshot:
    """
    Make a profile's database of a copy.

    Args:
        source: the copy.
        under: its raw key.
        target: file to make.
        key: its raw key.
        keys: version → the roster's key, or None where it was purged after the copy was made.

    Raises:
        RefusedError: backup-damaged.
        MachineError: disk full, read-only, or failing.
    """
    try:
        _copy(source, under, target, key)
        with _opened(target, key) as connection:
            _check(connection)
            counts = _counts(connection)
            with connection:
                connection.execute("BEGIN")
                _put_keys(connection, keys)
            return Snapshot(_rosters(connection), counts)
    except RefusedError:
        raise RefusedError("backup-damaged") from None


def _copy(source: Path, key: bytes, target: Path, under: bytes) -> None:
    os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with _opened(source, key) as reading, _opened(target, under) as writing:
        # All pages in one step: it reads one state, and a writer does not make it begin again.
        reading.backup(writing)
    with _opened(target, under) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def _rosters(connection: Connection) -> tuple[RosterKept, ...]:
    wanted = """
        SELECT version, "rows", sha256, "key" FROM roster_version WHERE state = 'ready'
        ORDER BY created_at DESC, version DESC
    """
    return tuple(
        RosterKept(version, Expected(rows, sha256), bytes(key))
        for version, rows, sha256, key in connection.execute(wanted)
    )


def _put_keys(connection: Connection, keys: Callable[[str], bytes | None]) -> None:
    for kept in _rosters(connection):
        key = keys(kept.version)
        state = "purged" if key is None else "ready"
        connection.execute(
            'UPDATE roster_version SET "key" = ?, state = ? WHERE version = ?',
            (key, state, kept.version),
        )


def _check(connection: Connection) -> None:
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise RefusedError("backup-damaged")


def _counts(connection: Connection) -> dict[str, int]:
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - named by the schema
        for (name,) in sorted(tables)
    }


def _has(connection: Connection, table: str) -> bool:
    wanted = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
    return connection.execute(wanted, (table,)).fetchone() is not None


@contextmanager
def _opened(path: Path, key: bytes) -> Iterator[Connection]:
    if not path.is_file():
        raise RefusedError("profile-damaged")
    try:
        with closing(keyed(str(path), key, timeout=BUSY_SECONDS)) as connection:
            for pragma in ("secure_delete=ON", "synchronous=FULL", "temp_store=MEMORY"):
                connection.execute(f"PRAGMA {pragma}")
            yield connection
    except DatabaseError as error:
        meaning = translated(error)
        if meaning is None:
            raise
        raise meaning from None
