"""One import a profile, whatever process or thread it runs in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from callassist.domain.errors import RefusedError
from callassist.storage import locks


class ImportLock:
    """
    Held while a version is built, and by a command until it has switched to it.

    Args:
        path: the file that other processes look at.
    """

    def __init__(self, path: Path) -> None:
        self._among_threads = Lock()
        self._path = path

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
            with locks.held(self._path, RefusedError("import-running")):
                yield
        finally:
            self._among_threads.release()

    def wait(self, seconds: float) -> bool:
        """Return whether nobody in this process holds the lock within so many seconds."""
        free = self._among_threads.acquire(timeout=seconds)
        if free:
            self._among_threads.release()
        return free
