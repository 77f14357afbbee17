"""The questions callers ask, each with how far the notice answers it."""

from __future__ import annotations

from PySide6.QtCore import (
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from callassist.gui.desk.lines_model import LINE_ROLE, AnyIndex, LinesModel
from callassist.gui.desk.painted import LineDelegate, LineList
from callassist.gui.desk.parts import LEFT
from callassist.presenters.desk.models import AnswerRow

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ROW, EDGE, GAP, SIZE, OPEN_ROWS = 31, 4, 8, 13, 5


def _read(row: AnswerRow) -> str:
    return f"{row.title} {row.mark} {row.word}"


class AnswerDelegate(LineDelegate):
    """Paints the question at the left, its mark and word at the right, and a hairline below."""

    def __init__(self) -> None:
        super().__init__(ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one question."""
        row: AnswerRow = index.data(LINE_ROLE)
        theme, area = self._theme, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(area, theme.color("weak"))
            painter.fillRect(
                area.left(), area.top(), theme.px(3), area.height(), theme.color("accent")
            )
        painter.setPen(theme.color("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        inner = area.adjusted(theme.px(EDGE) + theme.px(4), 0, -theme.px(EDGE), 0)
        painter.setFont(theme.font(SIZE))
        metrics = QFontMetrics(painter.font())
        state = f"{row.mark} {row.word}"
        painter.setPen(theme.color("muted"))
        painter.drawText(inner, RIGHT, state)
        room = inner.width() - metrics.horizontalAdvance(state) - theme.px(GAP)
        painter.setPen(theme.color("text"))
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, LEFT, title)
        painter.restore()


class AnswerList(LineList):
    """The list; Enter or a click says the answer."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(LinesModel(_read), AnswerDelegate(), parent)
        self._open = False
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self.chosen.emit(index.data(LINE_ROLE).id))

    def show_rows(self, rows: tuple[AnswerRow, ...], *, first: bool) -> None:
        """Replace the questions; `first` makes the best one current."""
        self._lines.show(rows)
        if rows and first:
            self.setCurrentIndex(self._lines.index(0))

    def open(self, *, wide: bool) -> None:
        """Take room for several questions, or give it back to what is to be said."""
        if wide != self._open:
            self._open = wide
            self.updateGeometry()

    def choose(self) -> None:
        """Say the answer to the current question."""
        row: AnswerRow | None = self.currentIndex().data(LINE_ROLE)
        if row is not None:
            self.chosen.emit(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter chooses, Esc leaves."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.choose()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for room only while a question is looked for; else take what is left."""
        return QSize(0, (OPEN_ROWS if self._open else 0) * self._theme.px(ROW))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Yield to what is to be said now, but not while a question is looked for."""
        return self.sizeHint()
