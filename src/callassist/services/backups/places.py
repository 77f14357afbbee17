"""
Where a profile keeps its own backups.

    backups/<moment>.backup       one a day at most: the database and what opens it
    backups/rosters/<version>.db  one copy of each roster, shared by all of them
    backups/exports.json          where backups were written on somebody's wish
    backups/state.json            when the files were checked, and what was damaged
    backups/.scratch-<hex>/       a backup under way, and its restoring for trial
"""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from callassist.domain.errors import RefusedError
from callassist.domain.machine import machine_error, sync
from callassist.storage import locks

ENDING = ".backup"
MOMENT = "%Y%m%dT%H%M%SZ"
LOCK_SECONDS = 10.0

_NAME = re.compile(r"\d{8}T\d{6}Z\.backup")


@dataclass(frozen=True, slots=True)
class Places:
    """The folder of a profile's backups and what is in it; made on first use."""

    profile: Path

    @property
    def folder(self) -> Path:
        """The folder of all backups."""
        return self.profile / "backups"

    @property
    def store(self) -> Path:
        """The folder of the rosters' copies."""
        return self.folder / "rosters"

    def copy_of(self, version: str) -> Path:
        """Return where the copy of a roster is."""
        return self.store / f"{version}.db"

    def file_of(self, at: datetime) -> Path:
        """Return the file of the automatic backup of a moment (UTC)."""
        return self.folder / f"{at:{MOMENT}}{ENDING}"

    @staticmethod
    def moment_of(path: Path) -> datetime:
        """Return of which moment an automatic backup is (UTC)."""
        return datetime.strptime(path.name, f"{MOMENT}{ENDING}").replace(tzinfo=UTC)

    def automatic(self) -> list[Path]:
        """Return the files of the automatic backups, oldest first; each was whole when made."""
        return sorted(path for path in self.folder.glob(f"*{ENDING}") if _NAME.fullmatch(path.name))

    def prepare(self) -> None:
        """Make the folders."""
        try:
            for folder in (self.folder, self.store):
                if not folder.is_dir():
                    folder.mkdir(mode=0o700, exist_ok=True)
                    sync(folder.parent)
        except OSError as error:
            raise machine_error(error) from error

    @contextmanager
    def locked(self, seconds: float = LOCK_SECONDS) -> Iterator[None]:
        """
        Let one process at a time make, change or delete backups.

        Raises:
            RefusedError: backup-running: another one is at it.
            MachineError: what the system did not let the work do.
        """
        self.prepare()
        with locks.held(self.folder / "backups.lock", RefusedError("backup-running"), seconds):
            try:
                yield
            except OSError as error:
                raise machine_error(error) from error

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """Give an empty folder that is gone afterwards; `locked` is held."""
        self.sweep()
        folder = self.folder / f".scratch-{secrets.token_hex(4)}"
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def sweep(self) -> None:
        """Remove what an interrupted backup left; `locked` is held."""
        for left in self.folder.glob(".scratch-*"):
            shutil.rmtree(left, ignore_errors=True)
        for folder in (self.folder, self.store):
            for part in folder.glob(".*.part"):
                part.unlink(missing_ok=True)
