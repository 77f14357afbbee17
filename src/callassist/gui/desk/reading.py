"""Text to be read aloud: room between the lines, and plain words for who listens to the screen."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from callassist.gui.theme import LIGHT, Theme

LINE_HEIGHT, BREATH_GAP = 1.7, 6  # in sizes of the font; design pixels


def breaths(text: str) -> list[str]:
    """
    Return a text breath by breath.

    The content breaks its lines where a wide page would; the screen breaks them where it is
    narrow, so that only an empty line ends a breath. Japanese needs no space between lines.
    """
    joined = ("".join(part.split("\n")) for part in text.split("\n\n"))
    return [part for part in joined if part]


class ReadingLabel(QLabel):
    """A label whose lines stand 1.7 times their height apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme(LIGHT)
        self._plain = ""
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def plain(self) -> str:
        """Return the words as they are read."""
        return self._plain

    def set_theme(self, theme: Theme) -> None:
        """Take on the zoom."""
        self._theme = theme
        self._show()

    def read(self, text: str, *, flowing: bool = False) -> None:
        """
        Show a text.

        Args:
            text: as the content has it.
            flowing: whether its breaths run on in one paragraph, for reading over.
        """
        self._plain = ("" if flowing else "\n").join(breaths(text))
        self.setAccessibleName(self._plain)
        self._show()

    def _show(self) -> None:
        self.ensurePolished()
        height = round(self.font().pixelSize() * LINE_HEIGHT)
        gap = self._theme.px(BREATH_GAP)
        self.setText(
            "".join(
                f'<p style="line-height:{height}px; -qt-line-height-type:fixed; '
                f'margin:{gap if at else 0}px 0 0 0">{escape(line)}</p>'
                for at, line in enumerate(self._plain.split("\n"))
            )
        )
