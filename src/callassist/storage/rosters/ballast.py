"""
Some room on the disk that is kept for the hour when there is none left.

Cleaning up deletes files, but it also writes to `callassist.db` first; on a full disk that
needs a few pages, which the ballast gives up.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from callassist.domain.errors import MachineError

BALLAST_FILE = "ballast"
BALLAST_BYTES = 8 * 1024 * 1024
ROOM_BYTES = 8 * BALLAST_BYTES
_BLOCK = os.urandom  # a file system that compresses would keep nothing for zeros

T = TypeVar("T")


class Ballast:
    """
    The ballast of a profile.

    Args:
        folder: of the rosters.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / BALLAST_FILE

    def take_in(self) -> None:
        """Make the ballast where it is missing; where room is short, leave that to the work."""
        if self._path.exists() or not self._has_room():
            return
        aside = self._path.with_suffix(".new")
        try:
            with os.fdopen(
                os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb"
            ) as file:
                file.write(_BLOCK(BALLAST_BYTES))
                file.flush()
                os.fsync(file.fileno())
            aside.replace(self._path)
        except OSError:
            with suppress(OSError):
                aside.unlink(missing_ok=True)

    def give_up(self) -> bool:
        """Delete the ballast; return whether there was any."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True

    def spared(self, work: Callable[[], T]) -> T:
        """
        Do something that must succeed on a full disk, with the ballast gone if need be.

        Args:
            work: may be done twice.
        """
        try:
            return work()
        except MachineError as error:
            if error.code not in {"disk-full", "disk-error"} or not self.give_up():
                raise
        return work()

    def _has_room(self) -> bool:
        try:
            return shutil.disk_usage(self._path.parent).free > ROOM_BYTES
        except OSError:
            return False
