"""A real profile with accounts and a roster, and two files that replace each other on it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from callassist.domain.accounts import Account, Role
from callassist.domain.profile import DATABASE_FILE
from callassist.security import keyring
from callassist.services.importing.request import Approval, ImportRequest
from callassist.services.session import Session
from callassist.services.workspace import Workspace
from callassist.storage import profile
from callassist.storage.accounts import Accounts
from callassist.storage.database import Database
from tests.cheap import CHEAP
from tests.integration.importing.support import person, write_csv

USER, PASSWORD = "supervisor", "sakura-fubuki-2319"
OPERATOR = "operator"
NAMES = ("見本　太郎", "見本　花子")
DATA_ROWS_A_MOMENT = 5


@dataclass(frozen=True)
class Ground:
    """
    A profile whose roster is made of the first of two files; each replaces every row.

    Args:
        folder: holds the profile and the files.
        rows: how many rows each file has.
    """

    folder: Path
    rows: int

    @classmethod
    def make(cls, folder: Path, rows: int) -> Ground:
        """Fill an empty folder."""
        ground = cls.new(folder, rows)
        with ground.session() as session:
            session.rosters.import_file(ImportRequest(ground.files[0]), Approval())
        return ground

    @classmethod
    def new(cls, folder: Path, rows: int) -> Ground:
        """Fill an empty folder, but import nothing yet."""
        ground = cls(folder, rows)
        folder.mkdir(exist_ok=True, parents=True)
        for name, path in zip(NAMES, ground.files, strict=True):
            write_csv(path, (person(one, name) for one in range(1, rows + 1)))
        found(ground.profile)
        return ground

    @property
    def profile(self) -> Path:
        """The folder of the profile."""
        return self.folder / "profile"

    @property
    def files(self) -> tuple[Path, ...]:
        """The files, one a name."""
        return tuple(self.folder / f"{place}.csv" for place in range(len(NAMES)))

    def copy(self, folder: Path) -> Ground:
        """Return the same in another folder, which is empty."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Ground(folder, self.rows)

    @contextmanager
    def session(self, folder: Path | None = None) -> Iterator[Session]:
        """Log in as the supervisor, on this profile or a copy of it."""
        with session_of(folder or self.profile) as session:
            yield session

    def active(self) -> str:
        """Return the active version."""
        with self.session() as session:
            stamp = session.rosters.active()
        return stamp.version if stamp else ""

    def numbers(self) -> tuple[str, ...]:
        """Return some numbers that are on both files, spread over them."""
        step = max(1, self.rows // DATA_ROWS_A_MOMENT)
        return tuple(person(one)[0] for one in range(1, self.rows + 1, step))


@contextmanager
def session_of(folder: Path) -> Iterator[Session]:
    """Log in to a profile as the window and the commands do."""
    session = Workspace(folder, terminal="faults").log_in(USER, PASSWORD)
    try:
        yield session
    finally:
        session.log_out()


def log_numbers(session: Session) -> list[int]:
    """Return the numbers of the access log's entries, in its order."""
    return [int(json.loads(line)["number"]) for line in session.access.export()]


def found(folder: Path) -> None:
    """Make a profile with one supervisor, whose password costs nothing to try."""
    profile.create(folder)
    unlocked = keyring.create(folder, USER, PASSWORD, cost=CHEAP).unlocked
    database = Database.create(folder / DATABASE_FILE, unlocked.data_key.database_key())
    Accounts(database).add(Account(unlocked.user, Role.SUPERVISOR))
    database.close()
