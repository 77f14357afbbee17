"""Backups, what was found damaged, and what a purge reached; names nobody on a roster."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """
    A backup that was restored for trial when it was made.

    Args:
        name: of its file.
        at: of which moment it is (aware, UTC).
        automatic: whether it is one of the profile's own, or a file somebody asked for.
        rosters: versions in it.
        left_out: versions that were damaged already and have no whole copy.
        bytes: of its file, without the roster copies it shares with others.
    """

    name: str
    at: datetime
    automatic: bool
    rosters: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Restored:
    """
    A profile that was put back.

    Args:
        at: the moment it was restored to (aware, UTC).
        rosters: versions in it.
        former: name of the folder that keeps the profile which stood there, "" where none did.
        accounts: how many can log in.
    """

    at: datetime
    rosters: tuple[str, ...]
    former: str
    accounts: int


class Reach(StrEnum):
    """What became of a backup when a key had to go from it."""

    WRAPPED = "wrapped"  # its keys were wrapped anew without it
    EXPIRED = "expired"  # it was deleted
    MISSED = "missed"  # it was not found where it was written, or could not be changed


@dataclass(frozen=True, slots=True)
class Reached:
    """A backup and what became of it; `name` is the file's, without its folder."""

    name: str
    at: datetime
    reach: Reach


@dataclass(frozen=True, slots=True)
class PurgeCertificate:
    """
    What was destroyed of a roster.

    Args:
        version: identifier of the roster; rows: persons on it; source: file it came from.
        at: when (aware, UTC); user: account that did it.
        backups: every backup that held the roster's key.
    """

    version: str
    rows: int
    source: str
    at: datetime
    user: str
    backups: tuple[Reached, ...]


@dataclass(frozen=True, slots=True)
class Upkeep:
    """
    What is known of a profile's health without opening it.

    Args:
        checked_at: when every roster file was last read back, or None (aware, UTC).
        damaged: versions whose rows were damaged then.
        copies_damaged: versions whose copy for the backups was damaged then.
        backed_up_at: moment of the newest automatic backup, or None.
        failed: code of the error that ended the last attempt at a backup, or "".
    """

    checked_at: datetime | None = None
    damaged: tuple[str, ...] = ()
    copies_damaged: tuple[str, ...] = ()
    backed_up_at: datetime | None = None
    failed: str = ""
