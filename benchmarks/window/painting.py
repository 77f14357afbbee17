"""Waiting for a paint; knows Qt only, so that a bare window loads nothing else."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

SIZE = (1366, 768)
PATIENCE = 30.0
WAKE_MS = 1000


class Painted(QObject):
    """Counts how often a widget was asked to paint itself."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count; the event goes its way."""
        del watched
        self.count += event.type() == QEvent.Type.Paint
        return False


def until(reached: Callable[[], bool]) -> None:
    """
    Run the event loop until something is so; it sleeps while there is nothing to do.

    A loop that looked again and again would keep the interpreter's lock from the thread that
    searches, and Qt does not sleep where it is given a time to return after.

    Raises:
        TimeoutError: it did not become so for half a minute.
    """
    ends = monotonic() + PATIENCE
    waker = QTimer()
    waker.start(WAKE_MS)
    while not reached():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if monotonic() > ends:
            raise TimeoutError


def first_paint(window: QMainWindow) -> float:
    """Show a window and return when, by the system's clock, its first paint was finished."""
    painted = Painted(window)
    window.resize(*SIZE)
    window.show()
    until(lambda: painted.count > 0)
    return monotonic()
