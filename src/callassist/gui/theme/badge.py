"""An incident's mark: its letter on its hue and its shape, so that no one needs the colour."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from callassist.gui.theme.theme import Theme
from callassist.gui.theme.tokens import LIGHT

SIDE = 28
CORNERS = {"diamond": (4, 0.0), "triangle": (3, 0.0), "hexagon": (6, 0.0), "pentagon": (5, 0.0)}
ROUND = 0.18  # corner of the square, in parts of its side


def paint_badge(painter: QPainter, area: QRectF, mark: tuple[str, int, str], theme: Theme) -> None:
    """
    Paint an incident's mark.

    Args:
        painter: where to.
        area: square to fill.
        mark: letter, index of the hue, and shape ("circle", "square", "diamond", …).
        theme: colours and zoom.
    """
    letter, hue, shape = mark
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.hue(hue))
    if shape in CORNERS:
        painter.drawPolygon(_polygon(area, *CORNERS[shape]))
    elif shape == "square":
        inner = area.adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(inner, area.width() * ROUND, area.width() * ROUND)
    else:
        painter.drawEllipse(area)
    font = theme.font(bold=True)
    font.setPixelSize(max(8, round(area.height() * 0.58)))
    painter.setFont(font)
    painter.setPen(theme.color("hue_text"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


def _polygon(area: QRectF, corners: int, turn: float) -> QPolygonF:
    radius = area.width() / 2
    centre = area.center()
    angles = (turn - math.pi / 2 + 2 * math.pi * corner / corners for corner in range(corners))
    return QPolygonF(
        [centre + QPointF(radius * math.cos(angle), radius * math.sin(angle)) for angle in angles]
    )


class IncidentBadge(QWidget):
    """The mark of the incident that the screen is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = ("", 0, "circle")
        self._theme = Theme(LIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_incident(self, letter: str, hue: int, shape: str) -> None:
        """Show an incident's letter, hue and shape."""
        self._mark = (letter, hue, shape)
        self.setAccessibleName(letter)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take on colours and zoom."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a square of the design's size at the zoom."""
        side = self._theme.px(SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the mark, or nothing where there is no incident."""
        del event
        if self._mark[0]:
            paint_badge(QPainter(self), QRectF(self.rect()), self._mark, self._theme)
