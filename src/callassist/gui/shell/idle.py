"""Locks the window when nobody has touched it for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

LONGEST_MINUTES = 5
TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """
    Watches the application for a person's touch; one timer, started anew by each.

    Args:
        parent: owner.
    """

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)

    def start(self, minutes: float) -> None:
        """
        Begin to watch.

        Args:
            minutes: policy of the profile; more than five are not given.
        """
        self._timer.start(round(min(minutes, LONGEST_MINUTES) * 60_000))

    def stop(self) -> None:
        """Watch no more: nobody is logged in, or the window is locked already."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Start the time anew at every touch; the event goes its way."""
        del watched
        if event.type() in TOUCHES and self._timer.isActive():
            self._timer.start()
        return False
