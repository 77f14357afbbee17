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


def fitted(metrics: QFontMetrics, text: str, room: int) -> tuple[str, int]:
    """Return a text as far as there is room, and its width; most fit as they are."""
    width = metrics.horizontalAdvance(text)
    if width > room:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(text)
    return text, width


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
        text, width = fitted(metrics, part.text, room)
        box = QRect(left, area.top(), width, area.height())
        if part.typed and marked:
            middle = box.center().y()
            half = metrics.height() // 2
            painter.fillRect(box.left(), middle - half, box.width(), 2 * half, theme.color("mark"))
        painter.setPen(theme.color("text" if part.typed else "muted"))
        painter.drawText(box, LEFT, text)
        left = box.right() + 1
