"""Text to be read aloud: room between the lines, and plain words for who listens to the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from callassist.gui.theme.text import spaced


class ReadingLabel(QLabel):
    """A label whose lines stand 1.7 times their height apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._plain = ""

    def plain(self) -> str:
        """Return the words as they are read."""
        return self._plain

    def read(self, text: str) -> None:
        """Show a text; each line break is a breath."""
        self._plain = text
        self.setText(spaced(text))
        self.setAccessibleName(text)
