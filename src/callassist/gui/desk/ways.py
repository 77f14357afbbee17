"""Buttons that lead on from a step; their words come from the content and may be long."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from callassist.gui.theme.widgets import KeyButton

EDGES = 36


class WayButton(KeyButton):
    """A key button that cuts its words where they do not fit, and hides without words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def words(self) -> str:
        """Return the words uncut."""
        return self._words

    def offer(self, words: str) -> None:
        """Show words, or nothing at all."""
        self._words = words
        self.setAccessibleName(f"{words} {self.key()}".strip())
        self.setVisible(bool(words))
        self.setEnabled(bool(words))
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Cut the words for the new width."""
        super().resizeEvent(event)
        self._cut()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the height only."""
        return QSize(0, super().minimumSizeHint().height())

    def _cut(self) -> None:
        metrics = QFontMetrics(self.font())
        taken = metrics.horizontalAdvance(self.key()) + EDGES
        fitting = metrics.elidedText(
            self._words, Qt.TextElideMode.ElideRight, max(0, self.width() - taken)
        )
        if fitting != self.text():
            self.setText(fitting.replace("&", "&&"))
