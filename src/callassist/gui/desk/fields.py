"""A field that is typed into by keys and input methods, and that no conversion key acts from."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TypingField(QLineEdit):
    """A line of text whose arrow keys move in a list and whose Enter chooses there."""

    moved = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self._committed = False

    def wipe(self) -> None:
        """Empty the field and its undo history, silently."""
        with QSignalBlocker(self):
            self.setText("")

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Remember that a conversion is under way, or that one has just ended."""
        self._composing = bool(event.preeditString())
        if event.commitString():
            self._committed = True
            QTimer.singleShot(0, self._forget_commit)
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move, choose or leave; a key that belongs to a conversion does none of them."""
        key = Qt.Key(event.key())
        if self._composing:
            super().keyPressEvent(event)
        elif key in MOVES:
            self.moved.emit(MOVES[key])
        elif key in ENTERS:
            # Some input methods deliver the Enter that ended the conversion as well.
            if not self._committed:
                self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _forget_commit(self) -> None:
        self._committed = False
