"""What stands below a list: whole where there is room, else scrolled."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

LARGEST_SHARE = 0.7  # of the panel: the list above keeps at least one person in sight


class Remainder(QScrollArea):
    """A frameless area that asks for its content's height, up to a share of its panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the content's height at this width, or the largest share."""
        panel = self.parentWidget()
        content = self.widget()
        if panel is None or content is None:
            return super().minimumSizeHint()
        layout = content.layout()
        wanted = layout.heightForWidth(self.width()) if layout else content.sizeHint().height()
        return QSize(0, min(max(wanted, 0), int(panel.height() * LARGEST_SHARE)))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same as the smallest size: what is left over belongs to the list."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Ask again: how high wrapped text is depends on the width."""
        super().resizeEvent(event)
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ask for another height when the content has changed; the base class watches it."""
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return bool(super().eventFilter(watched, event))
