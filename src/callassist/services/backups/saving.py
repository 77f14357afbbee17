"""Having backups made, and letting the oldest ones go."""

from __future__ import annotations

import secrets
from datetime import datetime
from pathlib import Path

from callassist.domain.access import Action
from callassist.domain.backup import BackupInfo
from callassist.domain.errors import UsageError
from callassist.security import keyring_file
from callassist.security.envelope import BackupKey, seal_key
from callassist.services.backups import document as documents
from callassist.services.backups import rotation
from callassist.services.backups.order import BackupOrder
from callassist.services.backups.work import Work
from callassist.services.backups.wrapping import Export
from callassist.storage.backups import container


class Saving:
    """
    Makes backups; whoever calls has asked for the right role.

    Args:
        work: who works on which profile.
    """

    def __init__(self, work: Work) -> None:
        self._work = work
        self._places = work.profile.places
        self._wrapper = work.profile.wrapper

    def export(self, path: Path) -> BackupInfo:
        """Write a backup with everything in it into one file; see `BackupService.export`."""
        target = path.absolute()
        if target.is_dir() or not target.parent.is_dir():
            raise UsageError("file-unwritable")
        if target.exists() and not container.is_backup(target):
            raise UsageError("backup-over-other")
        with self._places.locked():
            made = self._make(target, self._work.clock(), automatic=False)
            told, _ = documents.read(target)
            self._wrapper.exported(Export(told.id, str(target), made.rosters, made.at))
            self._wrapper.with_keyring()  # an account may have gone while it was made
        return made

    def make(self) -> BackupInfo:
        """Make one of the profile's own backups, and let the oldest ones go."""
        with self._places.locked():
            now = self._work.clock()
            made = self._make(self._places.file_of(now), now, automatic=True)
            self._wrapper.with_keyring()  # as above
            self._rotate()
        return made

    def _make(self, target: Path, at: datetime, *, automatic: bool) -> BackupInfo:
        from callassist.services.backups import children  # noqa: PLC0415 - late: not for log-in

        profile = self._work.profile
        ring = keyring_file.read(profile.folder)
        backup, key = secrets.token_hex(16), BackupKey.new()
        data_key = profile.unlocked.data_key
        order = BackupOrder(
            profile=profile.folder,
            database_key=data_key.database_key(),
            target=target,
            automatic=automatic,
            id=backup,
            at=at,
            secret=key.secret(),
            sealed=seal_key(data_key, ring, backup, key),
        )
        made = children.run(
            "callassist-backup", children.back_up_child, order, BackupInfo, self._work.stop
        )
        self._work.access.note(
            Action.BACKUP, "automatic" if automatic else "file", count=len(made.rosters)
        )
        return made

    def _rotate(self) -> None:
        found = {self._places.moment_of(path): path for path in self._places.automatic()}
        stays = rotation.kept(found)
        for moment, path in found.items():
            if moment not in stays:
                path.unlink()
        used = {version for moment in stays for version in documents.read(found[moment])[0].rosters}
        for copy in self._places.store.glob("*.db"):
            if copy.stem not in used:
                copy.unlink()
