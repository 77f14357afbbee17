"""Who has a profile open: any number of sessions, or whoever replaces it as a whole, alone."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from callassist.domain.errors import MachineError, RefusedError
from callassist.domain.machine import machine_error

LOCK_FILE = "in-use.lock"
_PLACES = 4096  # bytes that sessions lock one of on Windows, which has no shared locks here


class Presence:
    """
    A session's sign that it has a profile open; it goes when the process ends, however it ends.

    Args:
        folder: the profile.

    Raises:
        MachineError: profile-busy: the profile is being replaced; or it cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self._handle: int | None = _open(folder)
        if not _share(self._handle):
            self.leave()
            raise MachineError("profile-busy")

    def leave(self) -> None:
        """Take the sign away; a second time does nothing."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """
    Keep every session out of a profile.

    Raises:
        RefusedError: profile-in-use: somebody has it open.
    """
    handle = _open(folder)
    try:
        if not _claim(handle):
            raise RefusedError("profile-in-use")
        yield
    finally:
        os.close(handle)


def _open(folder: Path) -> int:
    try:
        return os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise machine_error(error) from error


if sys.platform == "win32":
    import msvcrt

    def _share(handle: int) -> bool:
        return _locked(handle, secrets.randbelow(_PLACES), 1)

    def _claim(handle: int) -> bool:
        return _locked(handle, 0, _PLACES)

    def _locked(handle: int, at: int, size: int) -> bool:
        os.lseek(handle, at, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, size)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _share(handle: int) -> bool:
        return _locked(handle, fcntl.LOCK_SH)

    def _claim(handle: int) -> bool:
        return _locked(handle, fcntl.LOCK_EX)

    def _locked(handle: int, kind: int) -> bool:
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
