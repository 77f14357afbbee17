"""The share of added, changed and removed rows as one bar."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from callassist.gui.theme import LIGHT, Theme

HEIGHT = 10
INKS = ("match", "say_bar", "never_bar", "line")
VISIBLE = 0.004  # the least share a part is drawn with, so that one row of a million is seen


class ChangeBar(QWidget):
    """Added, changed, removed, unchanged; the counts above it say the same in figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[int, ...] = (0, 0, 0, 0)
        self._theme = Theme(LIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: tuple[int, int, int, int], spoken: str) -> None:
        """
        Show the shares.

        Args:
            counts: added, changed, removed, unchanged.
            spoken: the same as a sentence, for a screen reader.
        """
        self._counts = counts
        self.setAccessibleName(spoken)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take on colours and zoom."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the bar's height at the zoom."""
        return QSize(self._theme.px(200), self._theme.px(HEIGHT))

    def shares(self) -> Iterator[tuple[str, float]]:
        """Yield each part that is there: its ink and its share of the width."""
        total = sum(self._counts)
        parts = [
            (ink, max(count / total, VISIBLE))
            for ink, count in zip(INKS, self._counts, strict=True)
            if count
        ]
        whole = sum(share for _, share in parts)
        for ink, share in parts:
            yield ink, share / whole

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the parts side by side in one rounded bar."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setClipPath(outline)
        painter.fillRect(area, self._theme.color("line"))
        painter.setPen(Qt.PenStyle.NoPen)
        left = 0.0
        for ink, share in self.shares():
            width = area.width() * share
            painter.fillRect(QRectF(left, 0, width, area.height()), self._theme.color(ink))
            left += width
