"""The speech area: as high as its words need, and scrolled where the window is too low."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from callassist.gui.theme import LIGHT, Theme

LOWEST = 120


class SpeechScroll(QScrollArea):
    """A scroll area that asks for the height of what is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme(LIGHT)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def set_theme(self, theme: Theme) -> None:
        """Take on the zoom."""
        self._theme = theme
        self.updateGeometry()

    def refresh(self) -> None:
        """Begin at the top of new words, and ask for their height."""
        self.verticalScrollBar().setValue(0)
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ask for another height whenever the words were laid out anew."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of the words at the present width."""
        body = self.widget()
        column = body.layout() if body else None
        if column is None:
            return super().sizeHint()
        # As if the bar were there: else its coming would make the words longer, and keep it.
        width = self.width() - self.verticalScrollBar().sizeHint().width()
        return QSize(0, column.totalHeightForWidth(max(1, width)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height below which nothing could be read."""
        return QSize(0, min(self.sizeHint().height(), self._theme.px(LOWEST)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for another height at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
