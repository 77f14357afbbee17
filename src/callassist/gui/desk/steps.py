"""How far the flow has come, as a bar of its steps."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from callassist.gui.theme import LIGHT, Theme

HEIGHT, GAP = 4, 4


class StepBar(QWidget):
    """One piece a step: done, running, to come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme(LIGHT)
        self._position, self._total = -1, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Take on colours and zoom."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_position(self, position: int, total: int) -> None:
        """Show the running step, from 0, or -1 before the first."""
        self._position, self._total = position, total
        self.setAccessibleDescription(f"{position + 1} / {total}" if total else "")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a thin bar's size."""
        return QSize(0, self._theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the pieces."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap, height = self._theme.px(GAP), self.height()
        width = (self.width() - gap * (self._total - 1)) / max(1, self._total)
        for step in range(self._total):
            painter.setBrush(self._theme.color(self._color(step)))
            piece = QRectF(step * (width + gap), 0, width, height)
            painter.drawRoundedRect(piece, height / 2, height / 2)

    def _color(self, step: int) -> str:
        if step < self._position:
            return "match"
        return "accent" if step == self._position else "line"
