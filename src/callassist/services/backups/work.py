"""What every part of the work on a profile's backups and roster files shares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from callassist.security.keyring import Unlocked
from callassist.services.access import AccessService
from callassist.services.actor import Actor
from callassist.services.backups.places import Places
from callassist.services.backups.wrapping import Wrapper
from callassist.storage.database import Database


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Profile:
    """
    The open profile whose backups these are.

    Args:
        folder: where it is; unlocked: its data key; database: open.
    """

    folder: Path
    unlocked: Unlocked
    database: Database

    @property
    def places(self) -> Places:
        """Where its backups are."""
        return Places(self.folder)

    @property
    def wrapper(self) -> Wrapper:
        """What wraps their keys anew."""
        return Wrapper(self.places, self.unlocked.data_key)


@dataclass(frozen=True, slots=True)
class Work:
    """
    Who works on which profile.

    Args:
        actor: who is logged in; profile: theirs.
        access: where every backup, purge and repair is noted.
        clock: now, in UTC.
        stop: set when the profile is closed; children end then.
    """

    actor: Actor
    profile: Profile
    access: AccessService
    clock: Callable[[], datetime] = _now
    stop: Event = field(default_factory=Event)
