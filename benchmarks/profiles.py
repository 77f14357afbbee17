"""A throw-away profile that has a built roster version as its active one, without importing it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import built
from benchmarks.accounts import OPERATOR, SUPERVISOR
from callassist.domain.accounts import Role
from callassist.domain.profile import DATABASE_FILE
from callassist.domain.roster import RosterStamp
from callassist.matching import KEY_VERSION
from callassist.security import keyring
from callassist.services import setup
from callassist.services.workspace import Workspace
from callassist.storage.database import Database
from callassist.storage.registry import Registry
from callassist.storage.rosters import layout


def make(folder: Path, version: Path, rows: int) -> Path:
    """
    Make a profile in a new folder.

    Args:
        folder: on the disk of the version's files, which are linked and not copied.
        version: folder of a version that `built` made.
        rows: on it.

    Returns:
        The folder.
    """
    setup.create(folder, *SUPERVISOR)
    _register(folder, place(folder, version, rows))
    session = Workspace(folder).log_in(*SUPERVISOR)
    session.people.add(*OPERATOR, Role.OPERATOR)
    session.log_out()
    return folder


def place(folder: Path, version: Path, rows: int) -> RosterStamp:
    """
    Link a built version's files to where a profile has its versions.

    Args:
        folder: the profile.
        version: folder of a version that `built` made.
        rows: on it.

    Returns:
        What a registry is to know of it.
    """
    now = datetime.now(UTC)
    name = layout.new_version(now)
    layout.rosters_folder(folder)
    beside = layout.version_folder(folder, name)
    beside.mkdir(mode=0o700)
    for file in (layout.ROSTER_FILE, layout.INDEX_FILE):
        os.link(version / file, beside / file)
    layout.announce(folder, name)
    return RosterStamp(name, now, rows, "bench.csv", "0" * 64, active=True)


def register(registry: Registry, stamp: RosterStamp) -> None:
    """Make a built version the active one."""
    registry.add(stamp, built.KEY, KEY_VERSION)
    registry.activate(stamp.version, SUPERVISOR.user, "")


def _register(folder: Path, stamp: RosterStamp) -> None:
    unlocked = keyring.unlock(folder, *SUPERVISOR)
    database = Database.open(folder / DATABASE_FILE, unlocked.data_key.database_key())
    register(Registry(database), stamp)
    database.close()
