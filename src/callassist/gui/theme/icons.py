"""Our own icons, drawn in one colour and coloured by a token when they are loaded."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from callassist.domain.resources import resource
from callassist.gui.theme.theme import Theme

INK = "currentColor"


def names() -> tuple[str, ...]:
    """Return the names of all icons."""
    return tuple(sorted(path.stem for path in resource("icons").glob("*.svg")))


def icon(name: str, theme: Theme, color: str = "text", size: int = 18) -> QIcon:
    """
    Return an icon.

    Args:
        name: file name without its ending.
        theme: colours and zoom.
        color: token of its ink.
        size: design pixels.
    """
    return QIcon(pixmap(name, theme, color, size))


def pixmap(name: str, theme: Theme, color: str = "text", size: int = 18) -> QPixmap:
    """Return an icon as a picture; arguments as of `icon`."""
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    inked = source.replace(INK, str(getattr(theme.tokens, color)))
    renderer = QSvgRenderer(QByteArray(inked.encode()))
    side = theme.px(size)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    return picture
