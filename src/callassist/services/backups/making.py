"""Making a backup: a copy of the database, the rosters, the head; good once it was restored."""

from __future__ import annotations

import glob
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from callassist.domain.backup import BackupInfo
from callassist.domain.errors import RefusedError
from callassist.domain.machine import sync
from callassist.domain.profile import DATABASE_FILE
from callassist.security import keyring_file
from callassist.security.envelope import Envelope
from callassist.services.backups.document import DATABASE, Document, Member
from callassist.services.backups.order import BackupOrder
from callassist.services.backups.places import Places
from callassist.services.backups.unpacking import Unpacking
from callassist.storage.backups import container, snapshot
from callassist.storage.backups.snapshot import RosterKept, Snapshot
from callassist.storage.rosters import layout, verify


def make(order: BackupOrder) -> BackupInfo:
    """
    Make a backup aside, restore it for trial, and only then put it in its place.

    Raises:
        RefusedError: a roster is damaged; what was made cannot be restored.
        MachineError: disk full, read-only, or failing.
        OSError: the same, from the system.
    """
    places = Places(order.profile)
    with places.scratch() as scratch:
        return _Making(order, places, scratch).run()


class _Making:
    """One backup under way; `scratch` is an empty folder on the profile's own disk."""

    def __init__(self, order: BackupOrder, places: Places, scratch: Path) -> None:
        self._order = order
        self._places = places
        self._scratch = scratch
        self._key = order.key

    def run(self) -> BackupInfo:
        target, copy = self._order.target, self._scratch / DATABASE
        database = self._order.profile / DATABASE_FILE
        under = self._key.database_key()
        taken = snapshot.copy_out(database, self._order.database_key, copy, under)
        kept = self._stored(taken.rosters) if self._order.automatic else taken.rosters
        self._clear(target)
        part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
        try:
            told = self._write(part, copy, taken, kept)
            copy.unlink()
            self._try(part)
            part.replace(target)
            sync(target.parent)
        finally:
            part.unlink(missing_ok=True)
        return told.info(target)

    def _stored(self, rosters: Iterable[RosterKept]) -> tuple[RosterKept, ...]:
        """Copy what the store has not yet; return what it has whole."""
        return tuple(kept for kept in rosters if self._store(kept))

    def _store(self, kept: RosterKept) -> bool:
        copy = self._places.copy_of(kept.version)
        if copy.is_file():
            return True
        part = copy.with_name(f".{copy.name}.part")
        part.unlink(missing_ok=True)
        try:
            source = self._file(kept.version)
            with source.open("rb") as file, container.private(part) as target:
                shutil.copyfileobj(file, target, container.CHUNK)
            verify.thorough(part, kept.key, kept.expected)
            part.replace(copy)
        except (RefusedError, FileNotFoundError):
            return False  # damaged: it is told, and does not keep the rest from being saved
        finally:
            part.unlink(missing_ok=True)
        sync(copy.parent)
        return True

    def _write(
        self, part: Path, copy: Path, taken: Snapshot, kept: tuple[RosterKept, ...]
    ) -> Document:
        draft = self._document(taken, kept, ())
        area = container.area_for(len(draft.encoded()) + 256 * (len(kept) + 1))
        with container.private(part) as file:
            container.begin(file, area)
            members = tuple(self._members(file, copy, kept))
            told = self._document(taken, kept, members).signed(self._key)
            container.put_first_head(file, told.encoded(), area)
        return told

    def _members(
        self, file: BinaryIO, copy: Path, kept: tuple[RosterKept, ...]
    ) -> Iterable[Member]:
        yield Member(DATABASE, *container.copy_in(copy, file))
        for one in () if self._order.automatic else kept:
            try:
                yield Member(one.version, *container.copy_in(self._file(one.version), file))
            except FileNotFoundError:
                raise RefusedError("backup-roster-damaged", version=one.version) from None

    def _document(
        self, taken: Snapshot, kept: tuple[RosterKept, ...], members: tuple[Member, ...]
    ) -> Document:
        versions = tuple(one.version for one in kept)
        ring = keyring_file.read(self._order.profile)
        keys = {one.version: self._key.seal_roster(one.version, one.key) for one in kept}
        return Document(
            id=self._order.id,
            at=self._order.at,
            automatic=self._order.automatic,
            counts=taken.counts,
            rosters=versions,
            left_out=tuple(
                one.version for one in taken.rosters if one.version not in set(versions)
            ),
            members=members,
            envelope=Envelope(ring, self._order.sealed, keys),
        )

    def _try(self, part: Path) -> None:
        """Restore into the scratch folder; a roster goes again before the next one comes."""
        unpacking = Unpacking.of(part, self._key)
        made = unpacking.database(self._scratch, self._order.database_key)
        if self._order.automatic:  # its rosters were read back when they were copied
            return
        if tuple(kept.version for kept in made.rosters) != unpacking.told.rosters:
            raise RefusedError("backup-damaged")
        for kept in made.rosters:
            unpacking.roster(kept, self._scratch)
            (self._scratch / layout.ROSTER_FILE).unlink()

    def _file(self, version: str) -> Path:
        return layout.version_folder(self._order.profile, version) / layout.ROSTER_FILE

    @staticmethod
    def _clear(target: Path) -> None:
        """Remove what an interrupted backup to the same file left."""
        for part in target.parent.glob(f".{glob.escape(target.name)}.*.part"):
            part.unlink(missing_ok=True)
