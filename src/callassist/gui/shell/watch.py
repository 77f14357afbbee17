"""Notices that another roster became active, whoever switched it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from callassist.presenters.background import Background

if TYPE_CHECKING:  # the way in shows no roster
    from callassist.domain.roster import RosterStamp

CHANNEL = "shell.roster"
ROSTERS = "rosters"


class RosterWatch(QObject):
    """
    Follows the active roster of a session.

    Args:
        folder: the profile; a switch renames a file in its roster folder.
        ask: returns the active roster; runs in the background.
        tasks: background work.
        parent: owner.
    """

    seen = Signal(object)  # RosterStamp | None: the first answer
    switched = Signal(object)  # RosterStamp | None: another one than before

    def __init__(
        self,
        folder: Path,
        ask: Callable[[], RosterStamp | None],
        tasks: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._ask = ask
        self._tasks = tasks
        self._known: str | None = None
        self._watcher = QFileSystemWatcher(self)
        if (folder / ROSTERS).is_dir():
            self._watcher.addPath(str(folder / ROSTERS))
        self._watcher.directoryChanged.connect(self.look)

    def look(self) -> None:
        """Ask which roster is active now."""
        self._tasks.run(self._ask, self._answered, channel=CHANNEL)

    def stop(self) -> None:
        """Follow no more."""
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._tasks.forget(CHANNEL)

    def _answered(self, stamp: RosterStamp | None) -> None:
        version = stamp.version if stamp else ""
        if self._known is None:
            self.seen.emit(stamp)
        elif version != self._known:
            self.switched.emit(stamp)
        self._known = version
