"""The incident's dated steps on a line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from callassist.domain.pack import TimelinePoint
from callassist.gui.theme import LIGHT, Theme

PER_ROW, DOT, HEAD, GAP, ROW_GAP, SIZE = 4, 5, 18, 10, 10, 12
WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignTop)


class TimelineStrip(QWidget):
    """Up to four points a row, each with its date and what happened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme(LIGHT)
        self._points: tuple[TimelinePoint, ...] = ()
        self._hue = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Take on colours and zoom."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_points(self, points: tuple[TimelinePoint, ...], hue: int) -> None:
        """Show the points of an incident in its hue."""
        self._points, self._hue = points, hue
        self.setAccessibleDescription("、".join(f"{one.when} {one.what}" for one in points))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that all words need."""
        rows = self._rows()
        gaps = self._theme.px(ROW_GAP) * max(0, len(rows) - 1)
        return sum(self._row_height(row, width) for row in rows) + gaps

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size at the present width."""
        return QSize(self._theme.px(300), self.heightForWidth(max(self.width(), 1)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint row by row."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0
        for row in self._rows():
            self._paint_row(painter, row, top)
            top += self._row_height(row, self.width()) + self._theme.px(ROW_GAP)

    def _rows(self) -> list[tuple[TimelinePoint, ...]]:
        count = -(-len(self._points) // PER_ROW)
        size = -(-len(self._points) // count) if count else 1
        return [self._points[at : at + size] for at in range(0, len(self._points), size)]

    def _slot(self, width: int) -> int:
        return width // max(1, *(len(row) for row in self._rows()))

    def _row_height(self, row: tuple[TimelinePoint, ...], width: int) -> int:
        return self._theme.px(HEAD) + max(self._text_height(one, width) for one in row)

    def _text_height(self, point: TimelinePoint, width: int) -> int:
        metrics = QFontMetrics(self._theme.font(SIZE))
        room = QRect(0, 0, max(1, self._slot(width) - self._theme.px(GAP)), 10_000)
        return sum(metrics.boundingRect(room, WRAP, one).height() for one in _texts(point))

    def _paint_row(self, painter: QPainter, row: tuple[TimelinePoint, ...], top: int) -> None:
        theme, radius = self._theme, self._theme.px(DOT)
        middle = top + radius
        painter.setPen(theme.color("line"))
        painter.drawLine(radius, middle, self.width(), middle)
        for place, point in enumerate(row):
            left = place * self._slot(self.width())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.hue(self._hue))
            painter.drawEllipse(QPoint(left + radius, middle), radius, radius)
            self._paint_texts(painter, point, QPoint(left, top + theme.px(HEAD)))

    def _paint_texts(self, painter: QPainter, point: TimelinePoint, at: QPoint) -> None:
        painter.setFont(self._theme.font(SIZE))
        painter.setPen(self._theme.color("text"))
        width = self._slot(self.width()) - self._theme.px(GAP)
        for text in _texts(point):
            room = QRect(at.x(), at.y(), width, 10_000)
            used = painter.drawText(room, WRAP, text)
            at = QPoint(at.x(), at.y() + used.height())


def _texts(point: TimelinePoint) -> tuple[str, ...]:
    return tuple(text for text in (point.when, point.what) if text)
