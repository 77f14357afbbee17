"""A profile begins, and comes back when every supervisor's password is lost."""

from __future__ import annotations

import socket
from pathlib import Path

from callassist.domain.access import Action
from callassist.domain.accounts import Account, Role
from callassist.domain.profile import DATABASE_FILE
from callassist.security import keyring
from callassist.security.kdf import STANDARD_COST, KdfCost
from callassist.security.keyring import Unlocked
from callassist.services.access import AccessService
from callassist.services.actor import Actor
from callassist.storage import profile
from callassist.storage.access_log import AccessLog
from callassist.storage.accounts import Accounts
from callassist.storage.database import Database


def create(
    folder: Path, user: str, password: str, *, cost: KdfCost = STANDARD_COST
) -> tuple[str, str, str]:
    """
    Make a profile and its first supervisor.

    Args:
        folder: new or empty.
        user: the supervisor's name.
        password: theirs.
        cost: what a guess of a password of this profile costs.

    Returns:
        Three recovery shares, of which any two recover the profile; they are stored nowhere.

    Raises:
        RefusedError: the folder is in use, or name or password is not accepted.
        MachineError: the folder cannot hold a profile.
    """
    profile.create(folder)
    made = keyring.create(folder, user, password, cost=cost)
    try:
        _database(folder, made.unlocked)
    except BaseException:
        # The folder was empty: all that is in it is ours, and a second try must find it empty.
        for left in folder.iterdir():
            left.unlink()
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
    Give a supervisor a new password by two recovery shares; the access log says so.

    An account that had expired or had another role is a supervisor's without an end again.

    Raises:
        RefusedError: a share is mistyped or of another profile, or name or password is refused.
    """
    profile.check(folder)
    unlocked = keyring.recover(folder, shares, user, password)
    database = Database.open(folder / DATABASE_FILE, unlocked.data_key.database_key())
    try:
        Accounts(database).put(Account(unlocked.user, Role.SUPERVISOR))
        actor = Actor(unlocked.user, Role.SUPERVISOR, socket.gethostname())
        access = AccessService(actor, AccessLog(database), unlocked.data_key.record_hash)
        access.note(Action.ACCOUNT, f"recovered {unlocked.user}")
    finally:
        database.close()
