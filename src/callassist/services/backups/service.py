"""A supervisor's work on backups, and what is done for them once a day."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import msgspec

from callassist.domain.access import Action
from callassist.domain.accounts import Role
from callassist.domain.backup import (
    BackupInfo,
    PurgeCertificate,
    Reach,
    Reached,
    Upkeep,
)
from callassist.domain.errors import CallAssistError, CancelledError, RefusedError, UsageError
from callassist.domain.machine import machine_error
from callassist.domain.roster import RosterStamp
from callassist.security import keyring_file
from callassist.security.envelope import BackupKey, open_key, seal_key
from callassist.security.keyring import Unlocked
from callassist.services.access import AccessService
from callassist.services.actor import Actor
from callassist.services.backups import document as documents
from callassist.services.backups import rotation, state
from callassist.services.backups.order import BackupOrder, CheckOrder, RepairOrder, VersionOrder
from callassist.services.backups.places import Places
from callassist.services.backups.unpacking import Unpacking
from callassist.services.backups.wrapping import Export, Wrapper
from callassist.storage.access_log import AccessLog
from callassist.storage.backups import container
from callassist.storage.database import Database
from callassist.storage.registry import Registry
from callassist.storage.rosters import layout
from callassist.storage.rosters.verify import Expected


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Profile:
    """
    The open profile whose backups these are.

    Args:
        folder: where it is; unlocked: its data key; database: open.
    """

    folder: Path
    unlocked: Unlocked
    database: Database


class BackupService:
    """
    Makes backups, reaches those that exist, checks and repairs roster files.

    The heavy work is done by a child process at low priority; these methods wait for it and are
    called where waiting does no harm.

    Args:
        actor: who is logged in.
        profile: theirs.
        access: where every backup, purge and repair is noted.
        read_again: builds a version of the file it was imported from, in a folder, by its key.
        clock: now, in UTC.
    """

    def __init__(
        self,
        actor: Actor,
        profile: Profile,
        access: AccessService,
        read_again: Callable[[str, Path, Path, bytes, str | None], None],
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._actor = actor
        self._profile = profile
        self._access = access
        self._read_again = read_again
        self._clock = clock
        self._registry = Registry(profile.database)
        self._places = Places(profile.folder)
        self._wrapper = Wrapper(self._places, profile.unlocked.data_key)
        self._stop = Event()

    def state(self) -> Upkeep:
        """Return what is known of the profile's health."""
        return state.upkeep(self._places)

    def list(self) -> tuple[BackupInfo, ...]:
        """Return the profile's own backups, newest first; supervisors only."""
        self._actor.require(Role.SUPERVISOR)
        return tuple(
            documents.read(path)[0].info(path) for path in reversed(self._places.automatic())
        )

    def export(self, path: Path) -> BackupInfo:
        """
        Write a backup with everything in it into one file.

        Args:
            path: the file; an older backup there is replaced once the new one is good.

        Raises:
            UsageError: there is no such folder, or the file is something else than a backup.
            RefusedError: backup-roster-damaged: a roster must be repaired first.
            MachineError: disk full, read-only, or failing.
        """
        self._actor.require(Role.SUPERVISOR)
        target = path.absolute()
        if target.is_dir() or not target.parent.is_dir():
            raise UsageError("file-unwritable")
        if target.exists() and not container.is_backup(target):
            raise UsageError("backup-over-other")
        with self._places.locked():
            made = self._make(target, self._clock(), automatic=False)
            told, _ = documents.read(target)
            self._wrapper.exported(Export(told.id, str(target), made.rosters, made.at))
        return made

    def make(self) -> BackupInfo:
        """
        Make one of the profile's own backups, and let the oldest ones go.

        Raises:
            RefusedError: backup-running: another process is at it.
            MachineError: disk full, read-only, or failing.
        """
        self._actor.require(Role.SUPERVISOR)
        with self._places.locked():
            now = self._clock()
            made = self._make(self._places.file_of(now), now, automatic=True)
            self._wrapper.with_keyring()  # an account may have gone while it was made
            self._rotate()
        return made

    def run_due(self) -> Upkeep:
        """
        Do what is due today: back up, and read every roster back; in the background, quietly.

        What keeps either from being done is in the state that is returned, and in `doctor`.

        Raises:
            CancelledError: the session ended meanwhile.
        """
        self._actor.require(Role.SUPERVISOR)
        now, since = self._clock(), self._since()
        made = [self._places.moment_of(path) for path in self._places.automatic()]
        checked = state.read(self._places).checked_at
        works = (
            (self.make, rotation.is_due(made, since, now)),
            (self.check, rotation.is_due([checked] if checked else [], since, now)),
        )
        if codes := [_failure(work) for work, due in works if due]:
            self._keep_failure(codes)
        return self.state()

    def check(self) -> Upkeep:
        """Read every roster back now, and keep what was found; supervisors only."""
        self._actor.require(Role.SUPERVISOR)
        from callassist.services.backups import checking, children  # noqa: PLC0415 - late: not for log-in

        order = CheckOrder(self._profile.folder, tuple(map(self._version, self._registry.list())))
        with self._places.locked():
            found = children.run(
                "callassist-check", children.check_child, order, checking.Found, self._stop
            )
            told = msgspec.structs.replace(
                state.read(self._places),
                checked_at=self._clock(),
                damaged=found.damaged,
                copies_damaged=found.copies,
            )
            state.write(self._places, told)
        self._access.note(Action.REPAIR, "checked", count=len(found.damaged))
        return self.state()

    def repair(self, version: str, source: Path | None = None, password: str | None = None) -> str:
        """
        Make a damaged roster whole again.

        Args:
            version: which.
            source: a backup that holds it, or the file it was imported from; None: the profile's
                own copy.
            password: of an encrypted file.

        Returns:
            "whole": nothing was damaged; "index": the search index was made again; "rows": the
            rows were taken from the copy.

        Raises:
            RefusedError: unknown, or no whole copy of it is there.
        """
        self._actor.require(Role.SUPERVISOR)
        one = self._version(self._stamp(version))
        with self._places.locked():
            if source is not None and not container.is_backup(source):
                outcome = self._repair_of_file(one, source, password)
            else:
                outcome = self._repair(self._repair_order(one, source))
            told = state.read(self._places)
            left = tuple(name for name in told.damaged if name != version)
            state.write(self._places, msgspec.structs.replace(told, damaged=left))
        active = self._registry.active()
        if active and active.version == version:
            layout.announce(self._profile.folder, version)  # open windows open it anew
        self._access.note(Action.REPAIR, outcome)
        return outcome

    def purge(self, version: str) -> PurgeCertificate:
        """
        Destroy a roster: its key here and in every backup, then its files.

        Raises:
            RefusedError: unknown, or in use.
        """
        self._actor.require(Role.SUPERVISOR)
        stamp = self._stamp(version)
        if stamp.active:
            raise RefusedError("roster-in-use")
        with self._places.locked():
            # Backups first: if this ends halfway, the roster is still listed and purged again.
            reached = self._wrapper.without_roster(version)
            self._registry.discard(version)
            layout.remove(layout.version_folder(self._profile.folder, version))
            self._profile.database.checkpoint()
        self._access.note(Action.PURGE, "roster", count=stamp.rows)
        return PurgeCertificate(
            version, stamp.rows, stamp.source, self._clock(), self._actor.user, reached
        )

    def rewrap(self) -> tuple[Reached, ...]:
        """
        Let exactly those open the backups who can open the profile now.

        A backup that is being made meanwhile sees to it when it is done.

        Returns:
            The backups that had another keyring or could not be reached.
        """
        if not self._places.folder.is_dir():
            return ()
        try:
            with self._places.locked():
                reached = self._wrapper.with_keyring()
        except RefusedError:
            return ()
        if reached:
            self._access.note(Action.BACKUP, "wrapped", count=len(reached))
        return reached

    def unreached(self) -> tuple[Reached, ...]:
        """Return the backups that no longer follow the profile's keys; supervisors only."""
        self._actor.require(Role.SUPERVISOR)
        return tuple(one for one in self.rewrap() if one.reach is Reach.MISSED)

    def stop(self) -> None:
        """End what is under way; the profile is being closed."""
        self._stop.set()

    def _keep_failure(self, codes: Iterable[str]) -> None:
        failed = next((code for code in codes if code), "")
        with suppress(CallAssistError):  # on a full disk there is nowhere to write it
            told = msgspec.structs.replace(state.read(self._places), failed=failed)
            state.write(self._places, told)

    def _make(self, target: Path, at: datetime, *, automatic: bool) -> BackupInfo:
        from callassist.services.backups import children  # noqa: PLC0415 - as above

        ring = keyring_file.read(self._profile.folder)
        backup, key = secrets.token_hex(16), BackupKey.new()
        data_key = self._profile.unlocked.data_key
        order = BackupOrder(
            profile=self._profile.folder,
            database_key=data_key.database_key(),
            target=target,
            automatic=automatic,
            id=backup,
            at=at,
            secret=key.secret(),
            sealed=seal_key(data_key, ring, backup, key),
        )
        made = children.run(
            "callassist-backup", children.back_up_child, order, BackupInfo, self._stop
        )
        self._access.note(
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

    def _since(self) -> datetime:
        """Return when the profile began: when somebody first logged in."""
        first = next(iter(AccessLog(self._profile.database).read(1, 1)), None)
        return first.at if first else self._clock()

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
            "callassist-repair", children.repair_child, order, repairing.Repair, self._stop
        )
        return outcome.value

    def _repair_of_file(self, one: VersionOrder, source: Path, password: str | None) -> str:
        from callassist.services.backups import repairing  # noqa: PLC0415 - as above

        folder = layout.version_folder(self._profile.folder, one.version)
        try:
            repairing.replace(
                folder,
                one,
                lambda aside: self._read_again(one.version, source, aside, one.key, password),
            )
        except OSError as error:
            raise machine_error(error) from error
        return repairing.Repair.ROWS.value

    def _repair_order(self, version: VersionOrder, source: Path | None) -> RepairOrder:
        if source is None:
            return RepairOrder(self._profile.folder, version)
        told, _ = documents.read(source)
        key = open_key(self._profile.unlocked.data_key, told.envelope, told.id)
        backup = Unpacking.of(source, key)
        if not backup.holds(version.version):
            raise RefusedError("roster-no-copy")
        return RepairOrder(self._profile.folder, version, *backup.extent(version.version))


def _failure(work: Callable[[], object]) -> str:
    """Do a piece of the daily work; return the code of what kept it from being done, or ""."""
    try:
        work()
    except CancelledError:
        raise
    except CallAssistError as error:
        return "" if error.code == "backup-running" else error.code  # another window is at it
    return ""
