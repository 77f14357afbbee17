"""Connections to an encrypted database: how they are keyed, begun, and what their failures mean."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError as SqlDatabaseError
from sqlalchemy.pool import QueuePool

from callassist.domain.errors import MachineError, RefusedError
from callassist.storage import driver

BUSY_SECONDS = 10.0
_LEAST_ROOM = 64 * 1024  # bytes; less does not hold the two files beside a database in WAL mode

_CHECKPOINT = "PRAGMA wal_checkpoint(TRUNCATE)"
_BEGIN = "callassist_begin"  # which kind of transaction a connection opens

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "recursive_triggers=ON",  # REPLACE must not slip past the triggers of the access log
    "temp_store=MEMORY",
)


class Connections:
    """
    The connections to one encrypted file; safe to use from several threads.

    Args:
        path: the file, which exists.
        key: its raw 32-byte key.

    Raises:
        RefusedError: profile-damaged: missing, damaged, or not of this key.
        MachineError: disk full, read-only, failing, or busy for ten seconds.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        if not path.is_file():
            raise RefusedError("profile-damaged")
        self._path = path
        self._engine = _engine(path, key)
        try:
            with self.reading() as connection:
                connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").fetchone()
        except BaseException:
            self.close()
            raise

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the database throughout."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """
        Give a connection that nobody else writes beside; all of it is kept, or nothing.

        The lock is taken at the start: what was read is still so when it is written.
        """
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def checkpoint(self) -> None:
        """
        Leave nothing in the write-ahead log: what was overwritten is gone from the disk's files.

        Raises:
            MachineError: profile-busy: somebody has read an older state for ten seconds.
        """
        # Not through `reading`: a checkpoint cannot run inside a transaction.
        with closing(self._engine.raw_connection()) as connection:
            (blocked, _, _) = connection.cursor().execute(_CHECKPOINT).fetchone()
        if blocked:
            raise MachineError("profile-busy")

    def close(self) -> None:
        """Let go of the file; using the database again opens it anew."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        try:
            with (
                self._engine.connect().execution_options(**{_BEGIN: begin}) as connection,
                connection.begin(),
            ):
                yield connection
        except SqlDatabaseError as error:
            meaning = self._translated(error.orig)
            if meaning is None:
                raise
            raise meaning from None
        except driver.DatabaseError as error:  # while connecting, before SQLAlchemy wraps it
            meaning = self._translated(error)
            if meaning is None:
                raise
            raise meaning from None

    def _translated(self, error: BaseException | None) -> MachineError | RefusedError | None:
        meaning = translated(error)
        # Shared memory that cannot grow is an I/O error to SQLite, and a file that cannot be made
        # one that cannot be opened: whether the disk is full must be asked.
        if meaning and meaning.code == "disk-error" and _is_full(self._path.parent):
            return MachineError("disk-full")
        return meaning


def translated(error: BaseException | None) -> MachineError | RefusedError | None:
    """
    Return what a failure of the driver means to a person, or None where it is a bug.

    Args:
        error: the driver's; its text is not repeated.
    """
    text = str(error)
    if isinstance(error, driver.OperationalError):
        code = next((code for part, code in _MACHINE if part in text), None)
        if code:
            return MachineError(code)
    if isinstance(error, driver.DatabaseError) and any(part in text for part in _DAMAGED):
        return RefusedError("profile-damaged")
    return None


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _LEAST_ROOM
    except OSError:
        return False


_MACHINE = (
    ("disk is full", "disk-full"),
    ("readonly", "read-only"),
    ("locked", "profile-busy"),
    ("busy", "profile-busy"),
    ("unable to open", "disk-error"),
    ("disk I/O", "disk-error"),
    ("out of memory", "memory-full"),
)
_DAMAGED = ("not a database", "malformed", "corrupt")


def _engine(path: Path, key: bytes) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=driver.dbapi2,
        creator=lambda: _connect(path, key),
        poolclass=QueuePool,
        hide_parameters=True,  # the text of an error must not hold what was to be written
    )
    event.listen(engine, "begin", _begin)
    return engine


def _connect(path: Path, key: bytes) -> driver.Connection:
    connection = driver.keyed(str(path), key, shared=True, timeout=BUSY_SECONDS)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))
