"""A read-only table of prepared lines; the changes and the history are two of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

L = TypeVar("L")
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class LineModel(QAbstractTableModel, Generic[L]):
    """
    Lines as rows.

    Args:
        headings: of the columns, left to right.
        cells: returns a line's texts, as many as there are headings.
    """

    def __init__(self, headings: Sequence[str], cells: Callable[[L], Sequence[str]]) -> None:
        super().__init__()
        self._headings = tuple(headings)
        self._cells = cells
        self._lines: tuple[L, ...] = ()

    def replace(self, lines: tuple[L, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def update(self, lines: tuple[L, ...]) -> None:
        """Show the same lines with other texts; what stands in the cells stays."""
        self._lines = lines
        corner = self.index(len(lines) - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), corner)

    def extend(self, lines: tuple[L, ...]) -> None:
        """Put lines below those shown."""
        if not lines:
            return
        first = len(self._lines)
        self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
        self._lines += lines
        self.endInsertRows()

    def line(self, index: Index) -> L | None:
        """Return the line of a cell, or None."""
        return self._lines[index.row()] if index.isValid() else None

    def lines(self) -> tuple[L, ...]:
        """Return all lines."""
        return self._lines

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """Return how many lines there are; a cell has none below it."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text; the same words are its tooltip, where the column is too narrow."""
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._cells(self._lines[index.row()])[index.column()]
        return None

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's heading."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section] if 0 <= section < len(self._headings) else None
        return None
