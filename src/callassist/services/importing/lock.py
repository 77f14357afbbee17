"""One import a profile, whatever process or thread it runs in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from filelock import FileLock, Timeout

from callassist.domain.errors import RefusedError
from callassist.domain.machine import machine_error


class ImportLock:
    """
    Held while a version is built, and by a command until it has switched to it.

    Args:
        path: the file that other processes look at.
    """

    def __init__(self, path: Path) -> None:
        self._among_threads = Lock()
        self._among_processes = FileLock(path, timeout=0, mode=0o600, thread_local=False)

    @contextmanager
    def held(self) -> Iterator[None]:
        """
        Hold the lock while the block runs.

        Raises:
            RefusedError: import-running: somebody holds it.
            MachineError: the file cannot be made.
        """
        if not self._among_threads.acquire(blocking=False):
            raise RefusedError("import-running")
        try:
            self._acquire()
            try:
                yield
            finally:
                self._among_processes.release()
        finally:
            self._among_threads.release()

    def wait(self, seconds: float) -> bool:
        """Return whether nobody in this process holds the lock within so many seconds."""
        free = self._among_threads.acquire(timeout=seconds)
        if free:
            self._among_threads.release()
        return free

    def _acquire(self) -> None:
        try:
            self._among_processes.acquire()
        except Timeout:
            raise RefusedError("import-running") from None
        except OSError as error:
            raise machine_error(error) from error
