"""Paint text that is typed in some places and masked in others."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from callassist.gui.theme import Theme
from callassist.services.views import Part

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def plain(parts: tuple[Part, ...]) -> str:
    """Return the parts as one text: what was typed, and dots."""
    return "".join(part.text for part in parts)


def paint_parts(
    painter: QPainter, area: QRect, parts: tuple[Part, ...], theme: Theme, *, marked: bool
) -> None:
    """
    Paint parts side by side in the painter's font, as far as there is room.

    Args:
        painter: where to; its font is used.
        area: one line.
        parts: typed and masked runs.
        theme: colours.
        marked: whether typed parts are set on a ground of their own.
    """
    metrics = QFontMetrics(painter.font())
    left = area.left()
    for part in parts:
        room = area.right() - left
        if room <= 0:
            return
        text = metrics.elidedText(part.text, Qt.TextElideMode.ElideRight, room)
        box = QRect(left, area.top(), metrics.horizontalAdvance(text), area.height())
        if part.typed and marked:
            middle = box.center().y()
            half = metrics.height() // 2
            painter.fillRect(box.left(), middle - half, box.width(), 2 * half, theme.color("mark"))
        painter.setPen(theme.color("text" if part.typed else "muted"))
        painter.drawText(box, LEFT, text)
        left = box.right() + 1
