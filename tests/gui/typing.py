"""How a test types: as an input method does, or by keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def commit(widget: QWidget, text: str) -> None:
    """Commit text as an input method does; keyClicks cannot type Japanese."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)


def activate(qtbot: QtBot, window: QWidget) -> None:
    """Show a window and wait until keys reach it."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
