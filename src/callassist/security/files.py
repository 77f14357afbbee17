"""Small files that are replaced as a whole: after a crash there is the old one or the new one."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from callassist.domain.errors import MachineError
from callassist.domain.machine import machine_error, sync

LOCK_SECONDS = 10.0


def replace(path: Path, data: bytes) -> None:
    """
    Write a file that only its owner can read, durably and at once.

    Raises:
        MachineError: disk full, read-only, or failing; the old file is untouched.
    """
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        try:
            _write(aside, data)
            aside.replace(path)
        finally:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
        sync(path.parent)
    except OSError as error:
        raise machine_error(error) from error


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """
    Let one process at a time change a file.

    Args:
        path: the file; its lock stands beside it.

    Raises:
        MachineError: another process holds the lock for ten seconds, or it cannot be made.
    """
    lock = FileLock(path.with_name(f"{path.name}.lock"), timeout=LOCK_SECONDS, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        raise MachineError("profile-busy") from None
    except OSError as error:
        raise machine_error(error) from error
    try:
        yield
    finally:
        lock.release()


def _write(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
