"""How the cells of the changes are drawn: what was is struck, what comes is green."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from callassist.gui.rosters.models import KIND, OLD, VALUED
from callassist.gui.theme import LIGHT, Theme
from callassist.gui.theme.theme import LABEL

TAG_HEIGHT, TAG_WIDTH, RADIUS, PAD = 20, 60, 4, 12


class ChangeCells(QStyledItemDelegate):
    """Draws a change as the letter is corrected: old struck through, new beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = Theme(LIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Take on colours and zoom."""
        self._theme = theme

    def initStyleOption(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Strike what was, colour what comes; the word of the kind is drawn as a tag."""
        super().initStyleOption(option, index)
        if index.data(VALUED):
            color = self._theme.color("never_text" if index.column() == OLD else "match")
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, color)
            option.font.setStrikeOut(index.column() == OLD)
        if index.column() == KIND:
            option.text = ""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a cell."""
        super().paint(painter, option, index)
        if index.column() == KIND:
            self._paint_tag(painter, option, str(index.data()))

    def _paint_tag(self, painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
        px, theme = self._theme.px, self._theme
        cell = QRectF(option.rect)
        top = cell.center().y() - px(TAG_HEIGHT) / 2
        tag = QRectF(cell.left() + px(PAD), top, px(TAG_WIDTH), px(TAG_HEIGHT))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("know"))
        painter.drawRoundedRect(tag, px(RADIUS), px(RADIUS))
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(LABEL))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()
