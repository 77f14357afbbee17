"""What we put on the clipboard does not stay there."""

from __future__ import annotations

from hashlib import sha256

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

SECONDS = 10


class ClipboardGuard(QObject):
    """Clears the clipboard some seconds after this program filled it, and after each call."""

    def __init__(self, parent: QObject | None = None, seconds: float = SECONDS) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._ours = b""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(int(seconds * 1000))
        self._timer.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._watch)

    def clear(self) -> None:
        """Clear the clipboard, unless something else stands there by now."""
        self._timer.stop()
        if self._ours and self._ours == self._digest():
            self._clipboard.clear()
        self._ours = b""
        # X11 keeps what was last marked apart from what was copied.
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def _watch(self) -> None:
        """Not every platform knows whose the clipboard is; what changed while we work is ours."""
        active = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        if self._clipboard.text() and (active or self._clipboard.ownsClipboard()):
            self._ours = self._digest()
            self._timer.start()

    def _digest(self) -> bytes:
        """Remember what was copied without keeping it."""
        return sha256(self._clipboard.text().encode()).digest()
