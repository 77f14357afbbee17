"""Panes one behind the other, of which only the one in front says how much room is needed."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget


class PaneStack(QStackedWidget):
    """A stack as high as its front pane; Qt's own is as high as the highest of all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say no: Qt would ask every pane for its height, seen or not."""
        return False

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size the front pane would like."""
        front = self.currentWidget()
        return super().sizeHint() if front is None else front.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size the front pane needs, its lines broken at the width there is."""
        front = self.currentWidget()
        if front is None:
            return super().minimumSizeHint()
        least, layout = front.minimumSizeHint(), front.layout()
        if layout is None or not layout.hasHeightForWidth():
            return least
        return QSize(least.width(), layout.minimumHeightForWidth(max(self.width(), least.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Ask anew for room where another width breaks lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
