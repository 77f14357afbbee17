"""`callassist.db`: one encrypted database, opened by the window and by commands alike."""

from __future__ import annotations

import os
from pathlib import Path

from callassist.domain.errors import RefusedError
from callassist.domain.machine import machine_error
from callassist.storage import migrating, profile
from callassist.storage.connections import Connections


class Database(Connections):
    """An open `callassist.db` with the schema of this program."""

    @classmethod
    def create(cls, path: Path, key: bytes) -> Database:
        """
        Make the database of a new profile.

        Args:
            path: a file that does not exist yet.
            key: its raw 32-byte key.

        Raises:
            RefusedError: profile-exists.
            MachineError: disk full, read-only, or failing.
        """
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            raise RefusedError("profile-exists") from None
        except OSError as error:
            raise machine_error(error) from error
        return cls.open(path, key)

    @classmethod
    def open(cls, path: Path, key: bytes) -> Database:
        """
        Open a profile's database and bring it to this program's schema.

        Args:
            path: the file.
            key: its raw 32-byte key.

        Raises:
            RefusedError: profile-damaged: missing, damaged, or not of this key;
                profile-too-new: a newer program has changed it.
            MachineError: disk full, read-only, failing, or busy for ten seconds; an old SQLite.
        """
        profile.safe_sqlite()
        database = cls(path, key)
        try:
            migrating.upgrade(database)
        except BaseException:
            database.close()
            raise
        return database
