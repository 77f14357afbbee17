"""The leaked items side by side; each tells its plain sentence when it is looked at."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from callassist.domain.pack import Certainty
from callassist.gui.desk.lines_model import LINE_ROLE, AnyIndex, LinesModel
from callassist.gui.desk.painted import LineDelegate, LineList
from callassist.gui.desk.parts import LEFT
from callassist.gui.theme import Theme
from callassist.presenters.desk.models import ItemLine

ROW, COLUMN, MARK, SMALL = 26, 200, 20, 11
MAX_COLUMNS = 3


def _shown(line: ItemLine) -> str:
    return f"{line.mark} {line.label}"


def _spoken(line: ItemLine) -> str:
    return f"{line.label} {line.word} {line.plain}".strip()


class ItemDelegate(LineDelegate):
    """Paints mark and name; a dotted line says that there is a sentence to it."""

    def __init__(self) -> None:
        super().__init__(ROW)
        self.width = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802 - Qt's
        """Return a place of the grid."""
        return QSize(self.width, super().sizeHint(option, index).height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one item."""
        line: ItemLine = index.data(LINE_ROLE)
        theme, area = self._theme, option.rect
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        if focused:
            self._frame(painter, area)
        faint = line.certainty in {Certainty.NOT_STATED, Certainty.NOT_INCLUDED}
        painter.setPen(theme.color("muted" if faint else "text"))
        painter.setFont(theme.font())
        painter.drawText(area.adjusted(theme.px(2), 0, 0, 0), LEFT, line.mark)
        self._paint_name(painter, area.adjusted(theme.px(MARK), 0, -theme.px(4), 0), line)
        painter.restore()

    def _frame(self, painter: QPainter, area: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), self._theme.px(2)))
        painter.setBrush(self._theme.color("weak"))
        radius = self._theme.px(4)
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), radius, radius)

    def _paint_name(self, painter: QPainter, area: QRect, line: ItemLine) -> None:
        """Long names are set smaller before they are cut."""
        if QFontMetrics(painter.font()).horizontalAdvance(line.label) > area.width():
            painter.setFont(self._theme.font(SMALL))
        metrics = QFontMetrics(painter.font())
        text = metrics.elidedText(line.label, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, LEFT, text)
        if line.plain:
            base = area.center().y() + metrics.height() // 2 + 1
            end = area.left() + metrics.horizontalAdvance(text)
            pen = QPen(self._theme.color("muted"), 1, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(area.left(), base, end, base)


class ItemGrid(LineList):
    """The items in as many columns as fit; arrow keys walk over them."""

    explained = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        places = ItemDelegate()
        super().__init__(LinesModel(_shown, _spoken), places, parent)
        self._places = places
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entered.connect(self._explain)
        self.selectionModel().currentChanged.connect(self._explain)

    def set_theme(self, theme: Theme) -> None:
        """Take on colours and zoom."""
        super().set_theme(theme)
        self._lay_out()

    def show_items(self, items: tuple[ItemLine, ...]) -> None:
        """Replace the items."""
        self._lines.show(items)
        self.explained.emit("")
        self._lay_out()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the legend as it was."""
        super().focusOutEvent(event)
        self.explained.emit("")

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Explain again what the keys stand on, or nothing."""
        super().leaveEvent(event)
        self._explain(self.currentIndex() if self.hasFocus() else QModelIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the first item."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._lines.rowCount():
            self.setCurrentIndex(self._lines.index(0))
        self._explain(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Take as many columns as now fit."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of all lines: nothing is cut, the page scrolls instead."""
        lines = -(-self._lines.rowCount() // self._columns(width))
        return lines * self._theme.px(ROW) + 1

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size at the present width."""
        return QSize(self._theme.px(COLUMN), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of one line; the height for the width says the rest."""
        return QSize(0, self._theme.px(ROW))

    def _columns(self, width: int) -> int:
        return max(1, min(MAX_COLUMNS, width // self._theme.px(COLUMN)))

    def _lay_out(self) -> None:
        width = max(1, self.viewport().width() // self._columns(self.width()))
        self._places.width = width
        self.setGridSize(QSize(width, self._theme.px(ROW)))
        self.updateGeometry()

    def _explain(self, index: AnyIndex) -> None:
        line: ItemLine | None = index.data(LINE_ROLE)
        self.explained.emit(f"{line.label}：{line.plain}" if line and line.plain else "")
