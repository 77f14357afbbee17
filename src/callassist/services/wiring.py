"""The one place where the services meet the stores they work on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from callassist.domain.access import Action
from callassist.domain.accounts import Account, Role
from callassist.domain.errors import RefusedError
from callassist.domain.pack import Pack
from callassist.domain.profile import DATABASE_FILE
from callassist.matching import name_key
from callassist.rosterfiles.options import ReadOptions
from callassist.security import keyring
from callassist.security.keyring import Unlocked
from callassist.security.lockout import Lockout
from callassist.security.passwords import canonical_user
from callassist.services.access import AccessService
from callassist.services.active import ActiveRoster
from callassist.services.actor import Actor
from callassist.services.backups.service import BackupService
from callassist.services.backups.work import Profile as BackedUp
from callassist.services.backups.work import Work
from callassist.services.calls import CallService
from callassist.services.comparing import Comparing
from callassist.services.content import ContentService
from callassist.services.importing.request import Importer
from callassist.services.importing.service import ImportService
from callassist.services.lookup import LookupService
from callassist.services.people import PeopleService
from callassist.services.ports import Searcher
from callassist.services.rosters import RosterService
from callassist.services.session import Session
from callassist.services.versions import Versions
from callassist.services.workspace import Workspace
from callassist.storage import profile
from callassist.storage.access_log import AccessLog
from callassist.storage.accounts import Accounts
from callassist.storage.calls import Calls
from callassist.storage.database import Database
from callassist.storage.plans import PlanStore
from callassist.storage.policy import PolicyStore
from callassist.storage.presence import Presence
from callassist.storage.registry import Registry
from callassist.storage.rosters import layout
from callassist.storage.rosters.ballast import Ballast
from callassist.storage.search import RosterSearch


def log_in(workspace: Workspace, user: str, password: str) -> Session:
    """Open a workspace for one person; see `Workspace.log_in`."""
    folder = workspace.folder
    profile.check(folder)
    unlocked = keyring.unlock(folder, user, password)
    opened = ExitStack()
    try:
        opened.callback(Presence(folder).leave)
        key = unlocked.data_key.database_key()
        spared = Ballast(folder / layout.ROSTERS_FOLDER).spared
        database = spared(lambda: Database.open(folder / DATABASE_FILE, key))
        opened.callback(database.close)
        _admit(folder, unlocked, database, workspace.terminal)
        return _session(workspace, unlocked, database, opened.close)
    except BaseException:
        opened.close()
        raise


def _admit(folder: Path, unlocked: Unlocked, database: Database, terminal: str) -> None:
    """Turn an expired account away, and log the wrong passwords typed since the last log-in."""
    accounts = Accounts(database)
    accounts.check(unlocked.user, datetime.now(UTC))
    if accounts.get(unlocked.user) is None:
        # The slot is the way in: a crash between slot and entry, or a recovery, left only it.
        accounts.add(Account(unlocked.user, unlocked.role))
    lockout = Lockout(folder, unlocked.profile_id)
    failed = lockout.pending(one.user for one in accounts.list())
    AccessLog(database).merge(failed, terminal)
    lockout.merged(failed)


def _session(
    workspace: Workspace, unlocked: Unlocked, database: Database, close: Callable[[], None]
) -> Session:
    folder, pack = workspace.folder, workspace.pack
    actor = Actor(unlocked.user, unlocked.role, workspace.terminal)
    policy = PolicyStore(database).get()
    registry = Registry(database)
    access = AccessService(actor, AccessLog(database), unlocked.data_key.record_hash)
    importer = Importer(actor.user, _reading(pack), policy.max_removal_share)
    imports = ImportService(folder, registry, PlanStore(database), importer)
    calls = Calls(database)
    comparing = Comparing(folder, registry, calls, unlocked.data_key.record_hash)
    rosters = RosterService(actor, Versions(folder, registry), imports, comparing, access)
    announced = layout.rosters_folder(folder) / layout.ACTIVE_FILE
    active = ActiveRoster(registry, announced, partial(_open_version, folder, registry, rosters))
    lookup = LookupService(actor, pack, active, access)
    upkeep = Work(actor, BackedUp(folder, unlocked, database), access)
    backups = BackupService(upkeep, imports.read_again)
    keyed = KeyedAccounts(folder, unlocked, Accounts(database), backups.rewrap)
    people = PeopleService(actor, keyed, access)
    rosters.sweep()
    access.note(Action.LOG_IN, "logged-in")
    return Session(
        user=actor.user,
        role=actor.role,
        terminal=actor.terminal,
        idle_minutes=policy.idle_lock_minutes,
        lookup=lookup,
        content=ContentService(pack, name_key),
        calls=CallService(actor, calls, access, lookup.reference_of),
        rosters=rosters,
        access=access,
        people=people,
        backups=backups,
        check_password=partial(_check_password, folder, actor.user, Accounts(database)),
        close=close,
    )


def _reading(pack: Pack) -> ReadOptions:
    items = [item for incident in pack.incidents for item in incident.items]
    names = {name for item in items for name in (item.label, *item.aliases)}
    return ReadOptions(rule=pack.rule, known_items=frozenset(names))


def _open_version(
    folder: Path, registry: Registry, rosters: RosterService, version: str
) -> Searcher:
    rosters.prepare(version)
    return RosterSearch(layout.version_folder(folder, version), registry.key(version))


def _check_password(folder: Path, user: str, accounts: Accounts, password: str) -> None:
    keyring.unlock(folder, user, password)
    accounts.check(user, datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class KeyedAccounts:
    """
    Accounts whose key slot and entry come and go together.

    Args:
        folder: the profile; unlocked: the supervisor at work; accounts: the entries.
        rewrap: lets the backups follow.
    """

    folder: Path
    unlocked: Unlocked
    accounts: Accounts
    rewrap: Callable[[], object]

    def list(self) -> tuple[Account, ...]:
        """Return every entry."""
        return self.accounts.list()

    def add(self, user: str, password: str, role: Role) -> str:
        """Make a key slot and an entry; one that an interrupted removal left is replaced."""
        name = keyring.add(self.folder, self.unlocked, user, password, role)
        self.accounts.put(Account(name, role))
        self.rewrap()
        return name

    def remove(self, user: str) -> str:
        """Delete the key slot, then the entry; either may be gone by an interrupted removal."""
        try:
            name = keyring.remove(self.folder, self.unlocked, user)
        except RefusedError as refused:
            if refused.code != "user-unknown":
                raise
            name = canonical_user(user)
            self.accounts.remove(name)  # refuses as well where there is no entry either
        else:
            if self.accounts.get(name):
                self.accounts.remove(name)
        self.rewrap()
        return name

    def end(self, user: str, at: datetime | None) -> str:
        """Let an entry end; its key slot stays, and whoever logs in by it is turned away."""
        name = canonical_user(user)
        self.accounts.end(name, at)
        return name

    def reset(self, user: str, password: str) -> str:
        """Wrap the data key under another password."""
        name = keyring.reset(self.folder, self.unlocked, user, password)
        self.rewrap()
        return name
