"""A supervisor's work on backups, and what is done for them once a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from callassist.domain.access import Action
from callassist.domain.accounts import Role
from callassist.domain.backup import BackupInfo, PurgeCertificate, Reach, Reached, Upkeep
from callassist.domain.errors import CallAssistError, CancelledError, RefusedError
from callassist.services.backups import document as documents
from callassist.services.backups import rotation, state
from callassist.services.backups.caring import RosterCare
from callassist.services.backups.saving import Saving
from callassist.services.backups.work import Work
from callassist.storage.access_log import AccessLog


class BackupService:
    """
    Makes backups, reaches those that exist, checks and repairs roster files.

    The heavy work is done by a child process at low priority; these methods wait for it and are
    called where waiting does no harm.

    Args:
        work: who works on which profile.
        read_again: builds a version of the file it was imported from, in a folder, by its key.
    """

    def __init__(
        self, work: Work, read_again: Callable[[str, Path, Path, bytes, str | None], None]
    ) -> None:
        self._actor, self._work = work.actor, work
        self._places = work.profile.places
        self._wrapper = work.profile.wrapper
        self._saving = Saving(work)
        self._care = RosterCare(work, read_again)

    def state(self) -> Upkeep:
        """Return what is known of the profile's health."""
        return state.upkeep(self._places)

    def list(self) -> tuple[BackupInfo, ...]:
        """Return the profile's own backups that can be read, newest first; supervisors only."""
        self._actor.require(Role.SUPERVISOR)
        found = []
        for path in reversed(self._places.automatic()):
            with suppress(RefusedError):  # damaged: the next backup removes it
                found.append(documents.read(path)[0].info(path))
        return tuple(found)

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
        return self._saving.export(path)

    def make(self) -> BackupInfo:
        """
        Make one of the profile's own backups, and let the oldest ones go.

        Raises:
            RefusedError: backup-running: another process is at it.
            MachineError: disk full, read-only, or failing.
        """
        self._actor.require(Role.SUPERVISOR)
        return self._saving.make()

    def run_due(self) -> Upkeep:
        """
        Do what is due today: back up, and read every roster back; in the background, quietly.

        What keeps either from being done is in the state that is returned, and in `doctor`.

        Raises:
            CancelledError: the session ended meanwhile.
        """
        self._actor.require(Role.SUPERVISOR)
        now, since = self._work.clock(), self._since()
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
        self._care.check()
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
        return self._care.repair(version, source, password)

    def purge(self, version: str) -> PurgeCertificate:
        """
        Destroy a roster: its key here and in every backup, then its files.

        Raises:
            RefusedError: unknown, in use, or somebody is switching rosters.
        """
        self._actor.require(Role.SUPERVISOR)
        return self._care.purge(version)

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
            self._work.access.note(Action.BACKUP, "wrapped", count=len(reached))
        return reached

    def unreached(self) -> tuple[Reached, ...]:
        """Return the backups that no longer follow the profile's keys; supervisors only."""
        self._actor.require(Role.SUPERVISOR)
        return tuple(one for one in self.rewrap() if one.reach is Reach.MISSED)

    def stop(self) -> None:
        """End what is under way; the profile is being closed."""
        self._work.stop.set()

    def _since(self) -> datetime:
        """Return when the profile began: when somebody first logged in."""
        first = next(iter(AccessLog(self._work.profile.database).read(1, 1)), None)
        return first.at if first else self._work.clock()

    def _keep_failure(self, codes: Iterable[str]) -> None:
        failed = next((code for code in codes if code), "")
        with suppress(CallAssistError):  # on a full disk there is nowhere to write it
            told = msgspec.structs.replace(state.read(self._places), failed=failed)
            state.write(self._places, told)


def _failure(work: Callable[[], object]) -> str:
    """Do a piece of the daily work; return the code of what kept it from being done, or ""."""
    try:
        work()
    except CancelledError:
        raise
    except CallAssistError as error:
        return "" if error.code == "backup-running" else error.code  # another window is at it
    return ""
