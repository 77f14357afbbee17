"""Putting a profile back from a backup: built aside, then in its place in one step."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from callassist.domain.access import Action
from callassist.domain.accounts import Role
from callassist.domain.backup import Restored
from callassist.domain.errors import AccessError, RefusedError
from callassist.domain.machine import machine_error
from callassist.domain.profile import DATABASE_FILE, KEYRING_FILE
from callassist.security import envelope, keyring_file
from callassist.security.keyring import Unlocked
from callassist.services.access import AccessService
from callassist.services.actor import Actor
from callassist.services.backups import document as documents
from callassist.services.backups.places import Places
from callassist.services.backups.unpacking import Unpacking
from callassist.storage import presence, profile, search, swapping
from callassist.storage.access_log import AccessLog
from callassist.storage.accounts import Accounts
from callassist.storage.backups.snapshot import RosterKept
from callassist.storage.database import Database
from callassist.storage.registry import Registry
from callassist.storage.rosters import layout


def restore(file: Path, folder: Path, user: str, ask: Callable[[], str]) -> Restored:
    """
    Make a profile of a backup, or put one back.

    A profile that stands there is kept beside the new one; its automatic backups move over where
    both are the same profile.

    Args:
        file: the backup.
        folder: where the profile shall be: new, empty, or a profile that nobody has open.
        user: a supervisor's account in the backup.
        ask: returns its password; asked once the file is known to be a backup.

    Raises:
        AccessError: wrong password, or no supervisor.
        RefusedError: no backup, damaged, of a newer program; or the folder is in use.
        MachineError: disk full, read-only, a network share.
    """
    folder = folder.resolve()  # what is built beside it needs its name
    told, _ = documents.read(file)
    profile.check_place(folder)
    unlocked = envelope.unlock(told.envelope.keyring, user, ask())
    if unlocked.role is not Role.SUPERVISOR:
        raise AccessError("not-allowed")
    key = envelope.open_key(unlocked.data_key, told.envelope, told.id)
    try:
        return _Restoring(Unpacking.of(file, key), folder, unlocked).run()
    except OSError as error:
        raise machine_error(error) from error


class _Restoring:
    """One restoring under way."""

    def __init__(self, backup: Unpacking, folder: Path, unlocked: Unlocked) -> None:
        self._backup = backup
        self._folder = folder
        self._unlocked = unlocked

    def run(self) -> Restored:
        """Restore, and nobody else into the same folder meanwhile."""
        with swapping.claimed(self._folder, RefusedError("profile-in-use")):
            swapping.tidy(self._folder)
            former = self._replaced()
            self._take_over(former)
        return Restored(
            at=self._backup.told.at,
            rosters=self._backup.told.rosters,
            former=former.name if former else "",
            accounts=len(self._backup.told.envelope.keyring.slots),
        )

    def _replaced(self) -> Path | None:
        """Build the profile and let it take its place; return where the former one is now."""
        with ExitStack() as stack:
            stood = _stands(self._folder)
            if stood:
                stack.enter_context(presence.alone(self._folder))
            aside = swapping.aside_of(self._folder)
            try:
                self._fill(aside)
                self._check_place(stood=stood)
                if os.name == "nt":  # an open file keeps a folder from being renamed there
                    stack.close()
                return swapping.put_in_place(aside, self._folder)
            except BaseException:
                swapping.discard(aside)
                raise

    def _check_place(self, *, stood: bool) -> None:
        """Refuse to replace a profile that somebody has made meanwhile."""
        if _stands(self._folder) != stood:
            raise RefusedError("profile-in-use")

    def _fill(self, aside: Path) -> None:
        key = self._unlocked.data_key.database_key()
        made = self._backup.database(aside, key)
        layout.rosters_folder(aside)
        for kept in made.rosters:
            folder = layout.version_folder(aside, kept.version)
            folder.mkdir(mode=0o700)
            self._backup.roster(kept, folder)
        keyring_file.write(aside, self._backup.told.envelope.keyring)
        database = Database.open(aside / DATABASE_FILE, key)
        try:
            active = self._settle(database)
        finally:
            database.close()
        self._index(aside, made.rosters, active)

    def _settle(self, database: Database) -> str:
        """Bring the database in line with what is in the backup; return the active version."""
        accounts, registry = Accounts(database), Registry(database)
        for account in accounts.list():
            if self._backup.told.envelope.keyring.slot(account.user) is None:
                accounts.remove(account.user)  # removed after the backup was made
        there = [stamp.version for stamp in registry.list()]
        active = registry.active()
        if there and (active is None or active.version not in there):
            registry.activate(there[0], self._unlocked.user, "")  # its roster was purged since
        actor = Actor(self._unlocked.user, self._unlocked.role, platform.node())
        access = AccessService(actor, AccessLog(database), self._unlocked.data_key.record_hash)
        access.note(Action.RESTORE, self._backup.told.at.isoformat(timespec="seconds"))
        active = registry.active()
        return active.version if active and there else ""

    def _index(self, aside: Path, rosters: tuple[RosterKept, ...], active: str) -> None:
        """Index the roster searches use; any other is indexed when somebody switches to it."""
        for kept in rosters:
            folder = layout.version_folder(aside, kept.version)
            if kept.version == active:
                search.rebuild(folder, kept.key)
            layout.seal(folder)
        if active:
            layout.announce(aside, active)

    def _take_over(self, former: Path | None) -> None:
        """Move the automatic backups to the profile that now stands in the former one's place."""
        if former is None:
            return
        theirs, ours = Places(former).folder, Places(self._folder).folder
        if theirs.is_dir() and not ours.exists() and self._is_the_same(former):
            theirs.rename(ours)

    def _is_the_same(self, former: Path) -> bool:
        try:
            return keyring_file.read(former).profile == self._unlocked.profile_id
        except RefusedError:
            return True  # its keyring is damaged: that is what it was restored for


def _stands(folder: Path) -> bool:
    """Return whether a profile is in a folder; anything else in it must stay."""
    if not folder.exists():
        return False
    if not folder.is_dir():
        raise RefusedError("profile-folder-not-empty")
    if any((folder / name).exists() for name in (KEYRING_FILE, DATABASE_FILE)):
        return True
    if any(folder.iterdir()):
        raise RefusedError("profile-folder-not-empty")
    return False
