"""Looking after roster files: read back, mended, destroyed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from callassist.domain.access import Action
from callassist.domain.backup import PurgeCertificate
from callassist.domain.errors import RefusedError
from callassist.domain.roster import RosterStamp
from callassist.security.envelope import open_key
from callassist.services.backups import document as documents
from callassist.services.backups import state
from callassist.services.backups.order import CheckOrder, RepairOrder, VersionOrder
from callassist.services.backups.unpacking import Unpacking
from callassist.services.backups.work import Work
from callassist.storage.backups import container
from callassist.storage.registry import Registry
from callassist.storage.rosters import layout
from callassist.storage.rosters.verify import Expected


class RosterCare:
    """
    Checks, repairs and purges roster versions; whoever calls has asked for the right role.

    Args:
        work: who works on which profile.
        read_again: builds a version of the file it was imported from, in a folder, by its key.
    """

    def __init__(
        self, work: Work, read_again: Callable[[str, Path, Path, bytes, str | None], None]
    ) -> None:
        self._work = work
        self._read_again = read_again
        self._folder = work.profile.folder
        self._registry = Registry(work.profile.database)
        self._places = work.profile.places

    def check(self) -> None:
        """Read every roster back now, and keep what was found."""
        from callassist.services.backups import checking, children  # noqa: PLC0415 - late: not for log-in

        with self._places.locked():
            versions = tuple(map(self._version, self._registry.list()))
            found = children.run(
                "callassist-check",
                children.check_child,
                CheckOrder(self._folder, versions),
                checking.Found,
                self._work.stop,
            )
            told = msgspec.structs.replace(
                state.read(self._places),
                checked_at=self._work.clock(),
                damaged=found.damaged,
                copies_damaged=found.copies,
            )
            state.write(self._places, told)
            self._work.profile.wrapper.with_keyring()  # an account may have gone meanwhile
        self._work.access.note(Action.REPAIR, "checked", count=len(found.damaged))

    def repair(self, version: str, source: Path | None, password: str | None) -> str:
        """Make a damaged roster whole again; see `BackupService.repair`."""
        with self._places.locked():
            one = self._version(self._stamp(version))
            if source is not None and not container.is_backup(source):
                outcome = self._repair_of_file(one, source, password)
            else:
                outcome = self._repair(self._repair_order(one, source))
            self._forget_damage(version)
            self._work.profile.wrapper.with_keyring()  # as above
        active = self._registry.active()
        if active and active.version == version:
            layout.announce(self._folder, version)  # open windows open it anew
        self._work.access.note(Action.REPAIR, outcome)
        return outcome

    def purge(self, version: str) -> PurgeCertificate:
        """Destroy a roster: its key here and in every backup, then its files."""
        # Nobody switches to it meanwhile: its key would be out of the backups, and it in use.
        with self._places.locked(), layout.switching(self._folder):
            stamp = self._stamp(version)
            if stamp.active:
                raise RefusedError("roster-in-use")
            # Backups first: if this ends halfway, the roster is still listed and purged again.
            reached = self._work.profile.wrapper.without_roster(version)
            self._registry.discard(version)
            layout.remove(layout.version_folder(self._folder, version))
            self._work.profile.database.checkpoint()
            self._forget_damage(version)
        self._work.access.note(Action.PURGE, "roster", count=stamp.rows)
        now, user = self._work.clock(), self._work.actor.user
        return PurgeCertificate(version, stamp.rows, stamp.source, now, user, reached)

    def _forget_damage(self, version: str) -> None:
        told = state.read(self._places)
        if version in told.damaged:
            left = tuple(name for name in told.damaged if name != version)
            state.write(self._places, msgspec.structs.replace(told, damaged=left))

    def _stamp(self, version: str) -> RosterStamp:
        for stamp in self._registry.list():
            if stamp.version == version:
                return stamp
        raise RefusedError("roster-version-unknown")

    def _version(self, stamp: RosterStamp) -> VersionOrder:
        key = self._registry.key(stamp.version)
        return VersionOrder(stamp.version, key, Expected(stamp.rows, stamp.sha256))

    def _repair(self, order: RepairOrder) -> str:
        from callassist.services.backups import children, repairing  # noqa: PLC0415 - as above

        outcome = children.run(
            "callassist-repair", children.repair_child, order, repairing.Repair, self._work.stop
        )
        return outcome.value

    def _repair_of_file(self, one: VersionOrder, source: Path, password: str | None) -> str:
        from callassist.services.backups import repairing  # noqa: PLC0415 - as above

        folder = layout.version_folder(self._folder, one.version)
        repairing.replace(
            folder,
            one,
            lambda aside: self._read_again(one.version, source, aside, one.key, password),
            RefusedError("roster-not-the-same"),
        )
        return repairing.Repair.ROWS.value

    def _repair_order(self, version: VersionOrder, source: Path | None) -> RepairOrder:
        if source is None:
            return RepairOrder(self._folder, version)
        told, _ = documents.read(source)
        key = open_key(self._work.profile.unlocked.data_key, told.envelope, told.id)
        backup = Unpacking.of(source, key)
        if not backup.holds(version.version):
            raise RefusedError("roster-no-copy")
        return RepairOrder(self._folder, version, *backup.extent(version.version))
