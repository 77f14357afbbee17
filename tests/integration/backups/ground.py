"""A real profile with two rosters, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from callassist.domain.accounts import Role
from callassist.domain.profile import DATABASE_FILE
from callassist.domain.search import Tier
from callassist.security import keyring
from callassist.services import setup
from callassist.services.access import AccessService
from callassist.services.actor import Actor
from callassist.services.backups.service import BackupService
from callassist.services.backups.work import Profile, Work
from callassist.services.importing.request import Approval, ImportRequest
from callassist.services.session import Session
from callassist.services.workspace import Workspace
from callassist.storage.access_log import AccessLog
from callassist.storage.database import Database
from callassist.storage.rosters import layout
from tests.cheap import CHEAP
from tests.integration.importing.support import people, write_csv

CHIEF, HANA = "chief", "hana"
GOOD, OTHER = "correct horse battery staple", "another long phrase"
FIRST, SECOND = range(1, 301), range(11, 321)


def make(folder: Path) -> Path:
    """Make a profile with a supervisor, an operator and two rosters."""
    profile = folder / "profile"
    setup.create(profile, CHIEF, GOOD, cost=CHEAP)
    with opened(profile) as session:
        session.people.add(HANA, OTHER, Role.OPERATOR)
        for number, numbers in enumerate((FIRST, SECOND)):
            file = write_csv(folder / f"{number}.csv", people(numbers))
            session.rosters.import_file(ImportRequest(file), Approval("test"))
    return profile


def copy_of(profile: Path, folder: Path) -> Path:
    """Copy a profile."""
    return Path(shutil.copytree(profile, folder / "profile"))


@contextmanager
def opened(profile: Path, user: str = CHIEF, password: str = GOOD) -> Iterator[Session]:
    """Log in for a while."""
    session = Workspace(profile, terminal="desk-1").log_in(user, password)
    try:
        yield session
    finally:
        session.log_out()


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC) + timedelta(hours=1)

    def __call__(self) -> datetime:
        """Return now."""
        return self.now

    def forward(self, days: float) -> None:
        """Let time pass."""
        self.now += timedelta(days=days)


@contextmanager
def kept(profile: Path, clock: Clock) -> Iterator[BackupService]:
    """Give the backups of a profile under a fake clock."""
    unlocked = keyring.unlock(profile, CHIEF, GOOD)
    database = Database.open(profile / DATABASE_FILE, unlocked.data_key.database_key())
    actor = Actor(CHIEF, Role.SUPERVISOR, "desk-1")
    access = AccessService(actor, AccessLog(database), unlocked.data_key.record_hash)
    try:
        of = Profile(profile, unlocked, database)
        yield BackupService(Work(actor, of, access, clock), _not_read_again)
    finally:
        database.close()


def _not_read_again(*_: object) -> None:
    message = "no roster file is read in these tests"
    raise AssertionError(message)


def names(session: Session) -> tuple[str, ...]:
    """Return every version a supervisor sees, newest first."""
    return tuple(stamp.version for stamp in session.rosters.list())


def found(session: Session, number: int) -> int:
    """Return how many persons have exactly this number."""
    results = session.lookup.search(f"A{number:07d}").results
    return sum(one.tier is Tier.EXACT for one in results)


def roster_file(profile: Path, version: str) -> Path:
    """Return where a version's rows are."""
    return layout.version_folder(profile, version) / layout.ROSTER_FILE


def index_file(profile: Path, version: str) -> Path:
    """Return where a version's index is."""
    return layout.version_folder(profile, version) / layout.INDEX_FILE


def flip(path: Path, at: int, bit: int = 0) -> None:
    """Flip one bit of a file in place."""
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ 1 << bit]))
