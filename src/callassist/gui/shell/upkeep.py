"""What a supervisor's window has done once a day, behind their back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from callassist.domain.accounts import Role
from callassist.domain.errors import RefusedError
from callassist.gui.notice import Notice
from callassist.gui.page import Surroundings

if TYPE_CHECKING:
    from callassist.domain.backup import Upkeep
    from callassist.services.session import Session

LATER_MS = 20_000  # whoever logs in has a caller on the line: first the search, then the rest


class DailyWork(QObject):
    """
    Has backups made and rosters read back, and says what is amiss.

    Args:
        about: what screens need beside services.
        line: where it is said.
        parent: the window.
    """

    def __init__(self, about: Surroundings, line: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._about = about
        self._line = line
        self._session: Session | None = None
        self._timer = QTimer(self, interval=LATER_MS, singleShot=True)
        self._timer.timeout.connect(self.run)

    def begin(self, session: Session) -> None:
        """Do what is due in a while, where the session is a supervisor's."""
        if session.role is Role.SUPERVISOR:
            self._session = session
            self._timer.start()

    def end(self) -> None:
        """Begin nothing more: the session ends."""
        self._timer.stop()
        self._session = None
        self._about.tasks.forget("upkeep")

    def run(self) -> None:
        """Do what is due now."""
        if self._session is not None:
            tasks = self._about.tasks
            tasks.run(self._session.backups.run_due, self._tell, failed=_ended, channel="upkeep")

    def _tell(self, found: Upkeep) -> None:
        words = self._about.words
        if found.damaged and found.checked_at:
            at = f"{found.checked_at.astimezone():%Y-%m-%d %H:%M}"
            versions = ", ".join(found.damaged)
            self._line.show_error(
                words, RefusedError("check-found-damage", at=at, versions=versions)
            )
        elif found.failed:
            self._line.show_error(words, RefusedError("backup-not-made"))


def _ended(error: Exception) -> None:
    """Say nothing of work that ended with its session."""
    del error
