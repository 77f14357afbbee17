"""A button that opens an incident: its mark, its key, and its title where there is room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from callassist.gui.theme import LIGHT, Theme
from callassist.gui.theme.badge import paint_badge
from callassist.presenters.desk.models import IncidentChoice

BADGE, EDGE, GAP, NARROW, WIDE, KEY_SIZE = 24, 8, 8, 40, 48, 11
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class ChoiceButton(QPushButton):
    """
    Opens an incident without any number.

    Args:
        choice: the incident.
        parent: owner.
        wide: whether the title is shown too.
    """

    def __init__(
        self, choice: IncidentChoice, parent: QWidget | None = None, *, wide: bool = False
    ) -> None:
        super().__init__(parent)
        self._choice = choice
        self._wide = wide
        self._theme = Theme(LIGHT)
        self.key = f"Alt+{choice.prefix[:1].upper()}"
        self.setAccessibleName(f"{choice.prefix} {choice.title} {self.key}")
        across = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Take on colours and zoom."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for mark and key, and in the wide form for the title."""
        theme = self._theme
        height = theme.px(WIDE if self._wide else NARROW)
        key = QFontMetrics(theme.font(KEY_SIZE)).horizontalAdvance(self.key)
        return QSize(theme.px(BADGE + 2 * EDGE + GAP) + key, height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the button's ground by the style sheet, then what it means."""
        del event
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        theme, side = self._theme, self._theme.px(BADGE)
        top = (self.height() - side) / 2
        left = theme.px(EDGE + (4 if self._wide else 0))
        mark = (self._choice.prefix, self._choice.hue, self._choice.shape)
        paint_badge(painter, QRectF(left, top, side, side), mark, theme)
        self._paint_words(painter, left + side + theme.px(GAP))

    def _paint_words(self, painter: QPainter, left: int) -> None:
        theme, area = self._theme, self.rect()
        painter.setFont(theme.font(KEY_SIZE))
        painter.setPen(theme.color("muted"))
        words = area.adjusted(left, 0, -theme.px(EDGE + (4 if self._wide else 0)), 0)
        painter.drawText(words, MIDDLE | Qt.AlignmentFlag.AlignRight, self.key)
        if self._wide:
            key = QFontMetrics(painter.font()).horizontalAdvance(self.key) + theme.px(GAP)
            painter.setFont(theme.font(15))
            painter.setPen(theme.color("text"))
            room = words.adjusted(0, 0, -key, 0)
            title = QFontMetrics(painter.font()).elidedText(
                self._choice.title, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, MIDDLE | Qt.AlignmentFlag.AlignLeft, title)
