"""What the desk's painted lists share: a delegate with colours, and a list without a frame."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from callassist.gui.desk.lines_model import AnyIndex, LinesModel
from callassist.gui.theme import LIGHT, Theme


class LineDelegate(QStyledItemDelegate):
    """
    Paints lines of one height.

    Args:
        height: of a line at 100 %.
        parent: owner.
    """

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self._theme = Theme(LIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Take on colours and zoom."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802 - Qt's
        """Return the same height for every line."""
        del option, index
        return QSize(0, self._theme.px(self._height))


class LineList(QListView):
    """
    Shows lines that a delegate paints, on the ground of the panel.

    Args:
        lines: the model.
        delegate: the painter.
        parent: owner.
    """

    def __init__(
        self, lines: LinesModel, delegate: LineDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._delegate = delegate
        self._theme = Theme(LIGHT)
        for owned in (lines, delegate):
            owned.setParent(self)
        self.setModel(lines)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; border: none; padding: 0; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_theme(self, theme: Theme) -> None:
        """Take on colours and zoom."""
        self._theme = theme
        self._delegate.set_theme(theme)
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def step(self, step: int) -> None:
        """Make the next or the previous line current; without one the first."""
        row = max(0, self.currentIndex().row() + step)
        if row < self._lines.rowCount():
            self.setCurrentIndex(self._lines.index(row))
