"""The encrypted file: what is in it, who can open it, and what its failures mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from callassist.domain.calls import Call, Disposition
from callassist.domain.errors import CallAssistError, MachineError, RefusedError
from callassist.storage import connections
from callassist.storage.calls import Calls
from callassist.storage.connections import translated
from callassist.storage.database import Database
from callassist.storage.schema import account
from tests.integration.storage.conftest import KEY, MOMENT
from tests.legible import legible

NOTE = "折り返しを希望、夕方以降"


def _code(kind: type[CallAssistError], act: Callable[[], object]) -> str:
    with pytest.raises(kind) as refused:
        act()
    return refused.value.code


def _call(note: str = NOTE) -> Call:
    record_hash = "ab" * 16
    return Call(
        "230605-0001", MOMENT, MOMENT, "operator-1", "A", record_hash, Disposition.CALLBACK, note
    )


def test_nothing_can_be_read_in_the_file(path: Path, database: Database) -> None:
    """Neither the database nor its journal holds a word, a table name or SQLite's own header."""
    Calls(database).add(_call())
    written = b"".join(file.read_bytes() for file in path.parent.iterdir())

    assert len(written) > 100_000
    words = (NOTE, "operator-1", "230605-0001", "access_log", "SQLite format 3")
    assert [] == legible(written, words)


def test_a_plain_sqlite_cannot_open_it(path: Path, database: Database) -> None:
    """Without the key it is no database."""
    database.close()
    with closing(sqlite3.connect(path)) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM sqlite_master").fetchall()


def test_another_key_opens_nothing(path: Path, database: Database) -> None:
    """A wrong key is refused in words and changes nothing."""
    Calls(database).add(_call())
    database.close()

    assert "profile-damaged" == _code(RefusedError, lambda: Database.open(path, b"x" * 32))
    again = Database.open(path, KEY)
    assert _call() == Calls(again).get("230605-0001")
    again.close()


def test_missing_and_existing_files_are_told(tmp_path: Path, path: Path) -> None:
    """Opening makes no database and making one overwrites none."""
    assert "profile-damaged" == _code(RefusedError, lambda: Database.open(path, KEY))
    assert not path.exists()
    Database.create(path, KEY).close()
    assert "profile-exists" == _code(RefusedError, lambda: Database.create(path, KEY))
    assert "disk-error" == _code(
        MachineError, lambda: Database.create(tmp_path / "none" / "x.db", KEY)
    )


def test_every_file_is_its_owners(path: Path, database: Database) -> None:
    """Nobody else can read the database, its journal or its shared memory."""
    Calls(database).add(_call())
    modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}

    assert {
        "callassist.db": 0o600,
        "callassist.db-wal": 0o600,
        "callassist.db-shm": 0o600,
    } == modes


def test_a_changed_byte_is_noticed(path: Path, database: Database) -> None:
    """A flipped bit in the file is told as damage and not read as data."""
    Calls(database).add(_call())
    database.close()
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)

    assert "profile-damaged" == _code(RefusedError, lambda: Database.open(path, KEY))


def test_the_settings_that_keep_data(database: Database) -> None:
    """Commits are flushed, deleted content is overwritten, references are checked."""
    settings = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "temp_store")
    with database.reading() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in settings
        }

    full, memory = 2, 2
    assert {
        "journal_mode": "wal",
        "synchronous": full,
        "secure_delete": 1,
        "foreign_keys": 1,
        "temp_store": memory,
    } == found


def test_a_failed_transaction_leaves_nothing(database: Database) -> None:
    """What was written before a failure is not kept."""

    def fail() -> None:
        with database.writing() as connection:
            connection.execute(insert(account).values(user="x", role="operator", created_at=MOMENT))
            raise RefusedError("user-exists")

    assert "user-exists" == _code(RefusedError, fail)
    with database.reading() as connection:
        assert [] == connection.execute(select(account)).all()


def test_a_bug_stays_a_bug_and_names_nobody(database: Database) -> None:
    """A broken rule of the schema is not told as damage, and its text holds no value."""
    with pytest.raises(IntegrityError) as bug, database.writing() as connection:
        connection.execute(insert(account).values(user="山田一郎", role="king", created_at=MOMENT))

    assert "山田" not in str(bug.value)


def test_a_database_held_by_another_is_told(
    path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Waiting for another writer ends, and says why."""
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.05)
    impatient = Database.open(path, KEY)
    with database.writing():
        assert "profile-busy" == _code(MachineError, lambda: Calls(impatient).add(_call()))
    impatient.close()


def test_readers_do_not_wait_for_a_writer(path: Path, database: Database) -> None:
    """A search reads on while an import switches."""
    other = Database.open(path, KEY)
    with database.writing() as connection:
        connection.execute(insert(account).values(user="x", role="operator", created_at=MOMENT))
        assert None is Calls(other).get("230605-0001")
    other.close()


def test_threads_share_a_database(database: Database) -> None:
    """Background work may use the session's database."""
    found: list[str] = []
    calls = Calls(database, today=lambda: "230605")
    threads = [Thread(target=lambda: found.append(calls.next_receipt())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [f"230605-{number:04}" for number in range(1, 9)] == sorted(found)


def test_a_database_does_not_print_its_key(database: Database) -> None:
    """A log of the object shows nothing."""
    assert "Database(…)" == repr(database)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("database or disk is full", "disk-full"),
        ("attempt to write a readonly database", "read-only"),
        ("database is locked", "profile-busy"),
        ("unable to open database file", "disk-error"),
        ("disk I/O error", "disk-error"),
        ("out of memory", "memory-full"),
        ("no such table: nothing", None),
    ],
)
def test_what_the_driver_says(text: str, code: str | None) -> None:
    """The machine's failures have a code; everything else is a bug."""
    meaning = translated(dbapi2.OperationalError(text))

    assert code == (meaning and meaning.code)


def test_damage_has_its_own_code() -> None:
    """A malformed database is told as damaged."""
    meaning = translated(dbapi2.DatabaseError("database disk image is malformed"))

    assert meaning is not None
    assert "profile-damaged" == meaning.code
    assert None is translated(None)
