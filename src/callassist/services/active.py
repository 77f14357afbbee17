"""The active roster, held open and followed when it is switched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Protocol

from callassist.domain.roster import RosterStamp
from callassist.services.ports import OpenRoster, Searcher

LOOK_AGAIN = 5.0  # seconds; a switch is announced by a file, unless its writer was killed just then


class Versions(Protocol):
    """The part of the roster registry that following needs."""

    def active(self) -> RosterStamp | None:
        """Return the version searches use, or None before the first import."""


class ActiveRoster:
    """
    Opens the active version once, and again whenever another one becomes active.

    Args:
        versions: the roster registry.
        announced: file that every switch replaces.
        open_version: version → its open index, rebuilt first where its keys are older.
        clock: seconds that never go back.
    """

    def __init__(
        self,
        versions: Versions,
        announced: Path,
        open_version: Callable[[str], Searcher],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._versions = versions
        self._announced = announced
        self._open_version = open_version
        self._clock = clock
        self._held: OpenRoster | None = None
        self._seen: tuple[int, int] | None = None
        self._looked: float | None = None

    def current(self) -> OpenRoster | None:
        """Return the active roster, or None before the first import."""
        seen, now = self._signature(), self._clock()
        if self._looked is None or seen != self._seen or now - self._looked >= LOOK_AGAIN:
            # A roster announced anew under its old name was repaired: its files are others now.
            anew = self._seen is not None and seen != self._seen
            self._follow(self._versions.active(), anew=anew)
            self._seen, self._looked = seen, now
        return self._held

    def close(self) -> None:
        """Let go of the open version; the next search opens it again."""
        held, self._held, self._looked = self._held, None, None
        if held is not None:
            held.searcher.close()

    def _follow(self, stamp: RosterStamp | None, *, anew: bool) -> None:
        if stamp is None or (self._held and self._held.stamp == stamp and not anew):
            return
        # The old version stays open until the new one is: a damaged one must not end the work.
        opened = OpenRoster(stamp, self._open_version(stamp.version))
        self.close()
        self._held = opened

    def _signature(self) -> tuple[int, int] | None:
        try:
            found = self._announced.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino
