"""A profile begins, and comes back when every supervisor's password is lost."""

from __future__ import annotations

from pathlib import Path

from callassist.domain.accounts import Account, Role
from callassist.domain.profile import DATABASE_FILE, KEYRING_FILE
from callassist.security import keyring
from callassist.security.keyring import Unlocked
from callassist.storage import profile
from callassist.storage.accounts import Accounts
from callassist.storage.database import Database


def create(folder: Path, user: str, password: str) -> tuple[str, str, str]:
    """
    Make a profile and its first supervisor.

    Args:
        folder: new or empty.
        user: the supervisor's name.
        password: theirs.

    Returns:
        Three recovery shares, of which any two recover the profile; they are stored nowhere.

    Raises:
        RefusedError: the folder is in use, or name or password is not accepted.
        MachineError: the folder cannot hold a profile.
    """
    profile.create(folder)
    made = keyring.create(folder, user, password)
    try:
        _database(folder, made.unlocked)
    except BaseException:
        (folder / KEYRING_FILE).unlink(missing_ok=True)
        (folder / DATABASE_FILE).unlink(missing_ok=True)
        raise
    return made.shares


def _database(folder: Path, unlocked: Unlocked) -> None:
    key = unlocked.data_key.database_key()
    database = Database.create(folder / DATABASE_FILE, key)
    try:
        Accounts(database).add(Account(unlocked.user, Role.SUPERVISOR))
    finally:
        database.close()


def recover(folder: Path, shares: tuple[str, ...], user: str, password: str) -> None:
    """
    Give a supervisor a new password by two recovery shares.

    Raises:
        RefusedError: a share is mistyped or of another profile, or name or password is refused.
    """
    profile.check(folder)
    keyring.recover(folder, shares, user, password)
