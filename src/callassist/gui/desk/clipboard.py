"""What we put on the clipboard does not stay there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

SECONDS = 10


class ClipboardGuard(QObject):
    """Clears the clipboard some seconds after this program filled it, and after each call."""

    def __init__(self, parent: QObject | None = None, seconds: float = SECONDS) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(int(seconds * 1000))
        self._timer.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._watch)

    def clear(self) -> None:
        """Clear the clipboard, unless another program has filled it since."""
        self._timer.stop()
        if self._clipboard.ownsClipboard() and self._clipboard.text():
            self._clipboard.clear()

    def _watch(self) -> None:
        if self._clipboard.ownsClipboard():
            self._timer.start()
