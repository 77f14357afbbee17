"""What the children of a backup are told; keys reach them through the pipe that spawning opens."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from callassist.security.envelope import BackupKey
from callassist.security.slots import Sealed
from callassist.storage.rosters.verify import Expected


@dataclass(frozen=True, slots=True)
class BackupOrder:
    """
    A backup to be made.

    Args:
        profile: its folder; database_key: raw key of its database.
        target: file to make; what stands there is replaced once the new one is good.
        automatic: whether rosters go into the store instead of into the file.
        id: the backup's; at: the moment it is of.
        secret: its key's bytes; sealed: the same under the data key.
    """

    profile: Path
    database_key: bytes = field(repr=False)
    target: Path
    automatic: bool
    id: str
    at: datetime
    secret: bytes = field(repr=False)
    sealed: Sealed = field(repr=False)

    @property
    def key(self) -> BackupKey:
        """The backup's key."""
        return BackupKey(self.secret)


@dataclass(frozen=True, slots=True)
class VersionOrder:
    """A roster version to be read back: where it is, its key, and what it must hold."""

    version: str
    key: bytes = field(repr=False)
    expected: Expected


@dataclass(frozen=True, slots=True)
class CheckOrder:
    """Every registered version of a profile, to be read back."""

    profile: Path
    versions: tuple[VersionOrder, ...]


@dataclass(frozen=True, slots=True)
class RepairOrder:
    """
    A version to be made whole.

    Args:
        profile: its folder; version: which.
        source: file to take its rows from, or None: the profile's own copy.
        at: where they begin in that file; size: how many bytes they are.
    """

    profile: Path
    version: VersionOrder
    source: Path | None = None
    at: int = 0
    size: int = 0
