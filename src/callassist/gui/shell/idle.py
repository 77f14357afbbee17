"""Locks the window when nobody has touched it for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

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
    Watches for a person's touch; one timer, started anew by each.

    Mouse and keys come through the window in front, what an input method writes goes to the field
    that has the focus: these two are watched. To watch the whole application would lead every
    event of every widget through Python.

    Args:
        app: the application.
        parent: owner.
    """

    idle = Signal()

    def __init__(self, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
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
        follow = Qt.ConnectionType.UniqueConnection
        self._app.focusWindowChanged.connect(self._follow, follow)
        self._app.focusObjectChanged.connect(self._follow, follow)
        self._follow(self._app.focusWindow())
        self._follow(self._app.focusObject())

    def stop(self) -> None:
        """Watch no more: nobody is logged in, or the window is locked already."""
        self._timer.stop()

    @Slot(QObject)
    def _follow(self, watched: QObject | None) -> None:
        if watched is not None:
            watched.installEventFilter(self)  # once, however often it is done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Start the time anew at every touch; the event goes its way."""
        del watched
        if event.type() in TOUCHES and self._timer.isActive():
            self._timer.start()
        return False
