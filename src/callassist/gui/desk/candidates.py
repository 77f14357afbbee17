"""The people found: a list painted line by line, of which nothing is behind the dots."""

from __future__ import annotations

from PySide6.QtCore import (
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from callassist.gui.desk.lines_model import LINE_ROLE, AnyIndex, LinesModel
from callassist.gui.desk.painted import LineDelegate, LineList
from callassist.gui.desk.parts import LEFT, fitted, paint_parts, plain
from callassist.presenters.desk.models import CandidateLine

ROW, GAP, EDGE = 82, 6, 12
REFERENCE_SIZE, NAME_SIZE, REASON_SIZE = 14, 16, 12
REFERENCE_BAND, NAME_BAND, REASON_BAND = (8, 20), (29, 26), (56, 18)


def _read(line: CandidateLine) -> str:
    return f"{plain(line.reference)}　{plain(line.name)}　{line.reason}"


class CandidateDelegate(LineDelegate):
    """Paints number, name and reason; the current one stands in a frame."""

    def __init__(self) -> None:
        super().__init__(ROW + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one person."""
        line = index.data(LINE_ROLE)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        area = option.rect.adjusted(0, 0, 0, -self._theme.px(GAP))
        painter.save()
        self._paint_card(painter, area, current=current)
        for size, band, parts in (
            (REFERENCE_SIZE, REFERENCE_BAND, line.reference),
            (NAME_SIZE, NAME_BAND, line.name),
        ):
            painter.setFont(self._theme.font(size))
            marked = parts is line.name
            paint_parts(painter, self._band(area, band), parts, self._theme, marked=marked)
        painter.setFont(self._theme.font(REASON_SIZE))
        painter.setPen(self._theme.color("muted"))
        last = self._band(area, REASON_BAND)
        reason, _ = fitted(QFontMetrics(painter.font()), line.reason, last.width())
        painter.drawText(last, LEFT, reason)
        painter.restore()

    def _paint_card(self, painter: QPainter, area: QRect, *, current: bool) -> None:
        theme = self._theme
        width = theme.px(2) if current else 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if current else "line"), width))
        painter.setBrush(theme.color("weak" if current else "surface"))
        inset = (width + 1) // 2
        radius = theme.px(8)
        painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius, radius)

    def _band(self, area: QRect, band: tuple[int, int]) -> QRect:
        edge = self._theme.px(EDGE)
        top, height = self._theme.px(band[0]), self._theme.px(band[1])
        return QRect(area.left() + edge, area.top() + top, area.width() - 2 * edge, height)


class CandidateList(LineList):
    """The list; it is as high as its people need, and scrolls where that is too high."""

    chosen = Signal(str)
    blank_seen = Signal()  # a line is in sight that nobody has filled yet

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(LinesModel(_read), CandidateDelegate(), parent)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self.chosen.emit(index.data(LINE_ROLE).token))
        self.verticalScrollBar().valueChanged.connect(self._look_for_blank)

    def show_people(self, lines: tuple[CandidateLine, ...]) -> None:
        """Replace the people; the first is the current one."""
        resized = len(lines) != self._lines.rowCount()
        self._lines.show(lines)
        if lines:
            self.setCurrentIndex(self._lines.index(0))
        self.setVisible(bool(lines))
        if resized:
            self.updateGeometry()
        self._look_for_blank()

    def complete(self, lines: tuple[CandidateLine, ...]) -> None:
        """Replace the lines, of which some were blank; the current one stays."""
        row = self.currentIndex().row()
        self._lines.show(lines)
        if row < len(lines):
            self.setCurrentIndex(self._lines.index(row))

    def current_token(self) -> str:
        """Return the handle of the current person, or ""."""
        line = self.currentIndex().data(LINE_ROLE)
        return line.token if line is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter chooses the current person."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(self.current_token())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A larger list shows more people."""
        super().resizeEvent(event)
        self._look_for_blank()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of all people."""
        return QSize(0, self._lines.rowCount() * self._theme.px(ROW + GAP))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of one person."""
        return QSize(0, min(1, self._lines.rowCount()) * self._theme.px(ROW + GAP))

    def _look_for_blank(self) -> None:
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        row = min(bottom // self._theme.px(ROW + GAP), self._lines.rowCount() - 1)
        if row >= 0 and not self._lines.index(row).data(LINE_ROLE).token:
            self.blank_seen.emit()
