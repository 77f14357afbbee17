"""Taking a backup apart: the database and each roster, verified as they come out."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from callassist.domain.errors import RefusedError
from callassist.security.envelope import BackupKey
from callassist.services.backups import document as documents
from callassist.services.backups.document import DATABASE, Document
from callassist.storage.backups import container, snapshot
from callassist.storage.backups.container import Head
from callassist.storage.backups.snapshot import RosterKept, Snapshot
from callassist.storage.rosters import layout, verify


@dataclass(frozen=True, slots=True)
class Unpacking:
    """
    A backup whose key is known.

    Args:
        path: its file; head: as it was read; told: what it says, checked.
        key: its key.
    """

    path: Path
    head: Head
    told: Document
    key: BackupKey

    @classmethod
    def of(cls, path: Path, key: BackupKey) -> Unpacking:
        """
        Open a backup.

        Raises:
            RefusedError: no backup, of a newer program, damaged, or not of this key.
            MachineError: it cannot be read.
        """
        told, head = documents.read(path)
        told.check(key)
        return cls(path, head, told, key)

    def database(self, folder: Path, key: bytes) -> Snapshot:
        """
        Make a profile's database in `folder`, under its raw key, and verify it.

        Raises:
            RefusedError: backup-damaged.
        """
        copy = folder / f".{DATABASE}.copy"
        try:
            self._extract(DATABASE, copy)
            under = self.key.database_key()
            made = snapshot.copy_in(copy, under, folder / DATABASE, key, self._roster_key)
        finally:
            copy.unlink(missing_ok=True)
        if made.counts != self.told.counts:
            raise RefusedError("backup-damaged")
        return made

    def roster(self, kept: RosterKept, folder: Path) -> None:
        """
        Make a version's `roster.db` in `folder` and read it back whole.

        Raises:
            RefusedError: backup-roster-damaged.
        """
        path = folder / layout.ROSTER_FILE
        try:
            self._take(kept.version, path)
            verify.thorough(path, kept.key, kept.expected)
        except RefusedError:
            raise RefusedError("backup-roster-damaged", version=kept.version) from None

    def extent(self, version: str) -> tuple[Path, int, int]:
        """Return in which file a version's rows are, from where, and how many bytes."""
        if self.told.automatic:
            copy = self.path.parent / "rosters" / f"{version}.db"
            return copy, 0, copy.stat().st_size if copy.is_file() else 0
        at, member = self.told.place(version)
        return self.path, self.head.body + at, member.size

    def holds(self, version: str) -> bool:
        """Return whether a version's rows are in the backup, and the key to them."""
        return version in self.told.rosters and version in self.told.envelope.rosters

    def _take(self, version: str, path: Path) -> None:
        if not self.told.automatic:
            self._extract(version, path)
            return
        copy = self.path.parent / "rosters" / f"{version}.db"
        if not copy.is_file():
            raise RefusedError("backup-damaged")
        with copy.open("rb") as source, container.private(path) as target:
            shutil.copyfileobj(source, target, container.CHUNK)

    def _extract(self, name: str, target: Path) -> None:
        at, member = self.told.place(name)
        found = container.copy_out(self.path, self.head.body + at, member.size, target)
        if found != member.sha256:
            raise RefusedError("backup-damaged")

    def _roster_key(self, version: str) -> bytes | None:
        sealed = self.told.envelope.rosters.get(version)
        return None if sealed is None else self.key.open_roster(version, sealed)
