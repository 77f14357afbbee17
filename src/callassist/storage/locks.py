"""Locks between processes: empty files that one process at a time holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from callassist.domain.errors import CallAssistError
from callassist.domain.machine import machine_error

FOR_EVER = -1.0


@contextmanager
def held(path: Path, busy: CallAssistError, seconds: float = 0.0) -> Iterator[None]:
    """
    Hold a lock while the block runs; it goes when the process ends, however it ends.

    Args:
        path: its file, made where there is none.
        busy: what is raised where somebody else holds it for too long.
        seconds: how long to wait for them, or `FOR_EVER`.

    Raises:
        MachineError: the file cannot be made.
    """
    lock = FileLock(path, timeout=seconds, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise busy from None
    except OSError as error:
        raise machine_error(error) from error
    try:
        yield
    finally:
        lock.release()
