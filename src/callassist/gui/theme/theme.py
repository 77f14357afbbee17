"""A theme in use: colours at a zoom, and how a widget tree takes them on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QWidget

from callassist.gui.theme.scaling import scale_tree
from callassist.gui.theme.tokens import Tokens

FAMILIES = ("BIZ UDGothic", "Yu Gothic UI", "Noto Sans CJK JP")
LABEL, TEXT, EXPLANATION, SAY = 12, 14, 17, 19


@dataclass(frozen=True, slots=True)
class Theme:
    """
    Colours and zoom together.

    Args:
        tokens: the colour scheme.
        scale: zoom, 1.0 to 2.0.
    """

    tokens: Tokens
    scale: float = 1.0

    def px(self, design: float) -> int:
        """Return a length of the design in pixels of the screen, never less than one."""
        return max(1, round(design * self.scale))

    def color(self, name: str) -> QColor:
        """Return the colour of a token by its name."""
        return QColor(str(getattr(self.tokens, name)))

    def hue(self, index: int) -> QColor:
        """Return the colour of an incident."""
        return QColor(self.tokens.hue(index))

    def font(self, design: int = TEXT, *, bold: bool = False) -> QFont:
        """
        Return the window's font.

        Args:
            design: size in pixels at 100 %; LABEL, TEXT, EXPLANATION or SAY and more.
            bold: whether it is set bold.
        """
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setPixelSize(self.px(design))
        font.setBold(bold)
        return font

    def dress(self, root: QWidget) -> None:
        """Scale a widget tree's layouts and hand the theme to all that paint themselves."""
        scale_tree(root, self.scale)
        for widget in (root, *root.findChildren(QWidget)):
            if isinstance(widget, Themed):
                widget.set_theme(self)


@runtime_checkable
class Themed(Protocol):
    """A widget that paints by tokens or sizes itself by the zoom."""

    def set_theme(self, theme: Theme) -> None:
        """Take on a theme; called by `Theme.dress`, which must not be called from here."""
