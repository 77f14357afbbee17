"""The steps of an import at the left: done, here, to come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from callassist.gui.theme import LIGHT, Theme
from callassist.gui.theme.theme import LABEL, TEXT

ROW, DOT, PAD, RADIUS = 48, 24, 8, 8


class StepList(QWidget):
    """Numbers the steps; a done one has a tick, the present one a frame: not colour alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[str, ...] = ()
        self._here = 0
        self._theme = Theme(LIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_steps(self, steps: tuple[str, ...]) -> None:
        """Name the steps, in order."""
        self._steps = steps
        self.updateGeometry()

    def show_step(self, place: int) -> None:
        """Mark the step that is under way; those before it are done: past the last, all."""
        self._here = place
        last = min(place, len(self._steps) - 1)
        self.setAccessibleDescription(f"{last + 1}. {self._steps[last]}")
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take on colours and zoom."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for all steps."""
        return QSize(self._theme.px(180), self._theme.px(ROW) * len(self._steps))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the steps one below the other."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, words in enumerate(self._steps):
            self._paint_row(painter, place, words)

    def _paint_row(self, painter: QPainter, place: int, words: str) -> None:
        px, theme = self._theme.px, self._theme
        row = QRectF(0, px(ROW) * place, self.width(), px(ROW) - px(4))
        if place == self._here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("weak"))
            painter.drawRoundedRect(row, px(RADIUS), px(RADIUS))
        dot = QRectF(px(PAD), row.center().y() - px(DOT) / 2, px(DOT), px(DOT))
        self._paint_dot(painter, place, dot)
        painter.setFont(theme.font(TEXT, bold=place == self._here))
        painter.setPen(theme.color("text" if place <= self._here else "muted"))
        rest = row.adjusted(dot.right() + px(12), 0, 0, 0)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_dot(self, painter: QPainter, place: int, dot: QRectF) -> None:
        theme = self._theme
        if place < self._here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("match"))
            painter.drawEllipse(dot)
            self._paint_tick(painter, dot)
            return
        ink = "accent" if place == self._here else "muted"
        painter.setBrush(theme.color("surface"))
        painter.setPen(QPen(theme.color(ink), theme.px(2 if place == self._here else 1)))
        painter.drawEllipse(dot.adjusted(1, 1, -1, -1))
        painter.setFont(theme.font(LABEL, bold=place == self._here))
        painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, str(place + 1))

    def _paint_tick(self, painter: QPainter, dot: QRectF) -> None:
        unit = dot.width() / 24
        pen = QPen(self._theme.color("inverse"), 2 * unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        corner = dot.topLeft()
        points = [corner + QPointF(x * unit, y * unit) for x, y in ((7, 12.5), (10.5, 16), (17, 9))]
        painter.drawPolyline(points)
