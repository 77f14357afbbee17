"""A picture of the content pack, drawn as large as it fits."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

MARGIN = 6


class Picture(QWidget):
    """An SVG in the middle of its place, its proportions kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._renderer = QSvgRenderer(self)

    def show_source(self, source: str) -> None:
        """Show an SVG, or nothing."""
        if source:
            self._renderer.load(QByteArray(source.encode()))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for little: the picture takes what there is."""
        return QSize(240, 170)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        del event
        if self._renderer.isValid():
            painter = QPainter(self)
            room = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
            size = QSizeF(self._renderer.defaultSize()).scaled(
                room.size(), Qt.AspectRatioMode.KeepAspectRatio
            )
            area = QRectF(QPointF(), size)
            area.moveCenter(room.center())
            self._renderer.render(painter, area)
