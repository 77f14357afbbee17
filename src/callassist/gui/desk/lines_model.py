"""The list model that the desk's lists share: a line a row, painted by the list's delegate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

LINE_ROLE = Qt.ItemDataRole.UserRole

AnyIndex = QModelIndex | QPersistentModelIndex


class LinesModel(QAbstractListModel):
    """
    Holds what a presenter gave, and says it in words to whoever cannot see the painting.

    Args:
        shown: the words of a line on the screen.
        spoken: the words of a line read aloud; the same as `shown` where None.
        parent: owner.
    """

    def __init__(
        self,
        shown: Callable[[Any], str],
        spoken: Callable[[Any], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = {
            Qt.ItemDataRole.DisplayRole: shown,
            Qt.ItemDataRole.AccessibleTextRole: spoken or shown,
        }
        self._lines: tuple[Any, ...] = ()

    def show(self, lines: tuple[Any, ...]) -> None:
        """Replace the lines; as many as before are repainted where they stand."""
        if lines and len(lines) == len(self._lines):
            self._lines = lines
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:  # noqa: N802 - Qt's name
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the line itself, or its words."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        words = self._words.get(Qt.ItemDataRole(role))
        return words(line) if words else None
